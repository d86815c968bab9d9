import { LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { Logger } from 'pino'
import { KeyRing } from './key-ring.js'

const EVERY_MS = 60_000

/** Looks after the keys at the start, and every minute from then on. */
@Injectable()
export class RotateKeys implements OnApplicationBootstrap {
  constructor(
    private readonly ring: KeyRing,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.ring.rotate()
  }

  @Interval(EVERY_MS)
  async rotate(): Promise<void> {
    await this.ring
      .rotate()
      .catch((err: unknown) => this.logger.warn({ err }, 'the signing keys could not be looked after'))
  }
}
