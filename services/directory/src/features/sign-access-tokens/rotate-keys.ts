import { LOGGER } from '@doorledger/service'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import type { Logger } from 'pino'
import { KeyRing } from '../../signing-keys/key-ring.js'

const EVERY_MS = 60_000

/** Looks after the keys at the start, and every minute from then on. */
@Injectable()
export class RotateKeys implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly ring: KeyRing,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.ring.rotate()
    this.timer = setInterval(() => this.rotate(), EVERY_MS).unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
  }

  private rotate(): void {
    this.ring.rotate().catch((err: unknown) => this.logger.warn({ err }, 'the signing keys could not be looked after'))
  }
}
