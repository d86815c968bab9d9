import type { Site } from '@doorledger/kernel'
import { Inject, Injectable } from '@nestjs/common'
import type { Clock } from '../platform/service-platform.js'
import { CLOCK } from '../platform/tokens.js'

/** Injection token: IANA zone of the site. */
export const SITE_ZONE = Symbol('SITE_ZONE')

/** The site's zone and the time it is there now. */
@Injectable()
export class SiteClock {
  constructor(
    @Inject(SITE_ZONE) private readonly zone: string,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  now(): Site {
    return { zone: this.zone, now: this.clock() }
  }
}
