import type { SharedState } from '@doorledger/shared-state'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
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
export abstract class DueWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController()
  private looking: Promise<void> = Promise.resolve()

  protected constructor(private readonly watching: DueWatching) {}

  /** Decides what is due, and finds nothing to do when it is decided already. */
  protected abstract settle(): Promise<void>

  onApplicationBootstrap(): void {
    this.looking = this.keepLooking()
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    await this.looking
  }

  private async keepLooking(): Promise<void> {
    const { logger, complaint } = this.watching
    const { signal } = this.stopping
    while (!signal.aborted) {
      await this.look().catch((err: unknown) => logger.warn({ err }, complaint))
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  private async look(): Promise<void> {
    const lease = await this.watching.sharedState.acquire(this.watching.name, LEASE_SEC)
    if (lease === undefined) return
    await this.settle().finally(() => lease.release())
  }
}
