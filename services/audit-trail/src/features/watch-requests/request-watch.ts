import type { CommandHandler } from '@doorledger/postgres'
import { CLOCK, type Clock, COMMANDS, DATABASE, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'

const LOOK_EVERY_MS = 1_000
const LEASE_SEC = 10
const AT_ONCE = 100

interface DueRequest {
  readonly tenant_id: string
  readonly lock_id: string
  readonly request_id: string
}

/**
 * Lets time pass for requests: they become overdue, and expire. What is due stands in the database, so nothing is
 * forgotten while no process runs. One replica at a time looks; should two, the second finds it decided already.
 */
@Injectable()
export class RequestWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController()
  private looking: Promise<void> = Promise.resolve()

  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(SHARED_STATE) private readonly sharedState: SharedState,
    @Inject(CLOCK) private readonly clock: Clock,
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
      await this.lookInTurn().catch((err: unknown) => this.logger.warn({ err }, 'Cannot look for requests that are due'))
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  private async lookInTurn(): Promise<void> {
    const lease = await this.sharedState.acquire('audit-trail:request-watch', LEASE_SEC)
    if (lease === undefined) return
    await this.look().finally(() => lease.release())
  }

  private async look(): Promise<void> {
    const at = this.clock()
    const { rows } = await this.database.query<DueRequest>(DUE, [at, AT_ONCE])
    for (const { tenant_id: tenantId, lock_id: id, request_id: requestId } of rows) {
      if (this.stopping.signal.aborted) return
      const target = { aggregate: requestsOfLocks, id, by: { tenantId, actor: 'system' }, at }
      await this.commands
        .handle(target, { type: 'letTimePass', requestId, at })
        .catch((err: unknown) => this.logger.warn({ err, requestId }, 'A request that is due cannot be changed yet'))
    }
  }
}

const DUE = `
  select tenant_id, lock_id, request_id from audit_trail_requests
  where due_at <= $1 order by due_at limit $2`
