import { LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { DueCounts } from '../count-new-records/due-counts.js'
import { DueRequests } from './due-requests.js'

const LOOK_EVERY_MS = 1_000
const LEASE_SEC = 10

/**
 * Lets time pass for requests: they become overdue, and expire, and what they brought is counted. What is due stands in the database, so nothing is
 * forgotten while no process runs. One replica at a time looks; should two, the second finds it decided already.
 */
@Injectable()
export class RequestWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController()
  private looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly due: DueRequests,
    private readonly counts: DueCounts,
    @Inject(SHARED_STATE) private readonly sharedState: SharedState,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.keepLooking()
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort()
    await this.looking
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      await this.look().catch((err: unknown) => this.logger.warn({ err }, 'Cannot look for requests that are due'))
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  private async look(): Promise<void> {
    const lease = await this.sharedState.acquire('audit-trail:request-watch', LEASE_SEC)
    if (lease === undefined) return
    try {
      await this.due.settle()
      await this.counts.settle()
    } finally {
      await lease.release()
    }
  }
}
