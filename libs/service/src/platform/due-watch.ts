import type { SharedState } from '@doorledger/shared-state'
import type { OnModuleDestroy } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import type { Logger } from 'pino'

const LOOK_EVERY_MS = 1_000
const LEASE_SEC = 10

export interface DueWatching {
  /** of the lease that replicas share: `directory:expiry-watch` */
  readonly name: string
  /** logged when a look fails; the next comes all the same */
  readonly complaint: string
  readonly sharedState: SharedState
  readonly logger: Logger
}

/**
 * Lets time pass, a look a second, for what becomes due. What is due stands in the database, so nothing is forgotten
 * while no process runs. One replica at a time looks; should two, the second finds it decided already.
 */
export abstract class DueWatch implements OnModuleDestroy {
  private looking: Promise<void> | undefined
  private isOver = false

  protected constructor(private readonly watching: DueWatching) {}

  /** Decides what is due, and finds nothing to do when it is decided already. */
  protected abstract settle(): Promise<void>

  /** One look at a time; whoever asks meanwhile gets the one under way. */
  @Interval(LOOK_EVERY_MS)
  look(): Promise<void> {
    if (this.isOver) return Promise.resolve()
    const { logger, complaint } = this.watching
    this.looking ??= this.settleAlone()
      .catch((err: unknown) => logger.warn({ err }, complaint))
      .finally(() => (this.looking = undefined))
    return this.looking
  }

  async onModuleDestroy(): Promise<void> {
    this.isOver = true
    await this.looking
  }

  private async settleAlone(): Promise<void> {
    const lease = await this.watching.sharedState.acquire(this.watching.name, LEASE_SEC)
    if (lease === undefined) return
    await this.settle().finally(() => lease.release())
  }
}
