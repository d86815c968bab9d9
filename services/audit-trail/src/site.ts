import type { Clock } from '@doorledger/service'
import type { Site } from './domain/time-range.js'

/** The site's zone and the time it is there now. */
export class SiteClock {
  constructor(
    private readonly zone: string,
    private readonly clock: Clock,
  ) {}

  now(): Site {
    return { zone: this.zone, now: this.clock() }
  }
}
