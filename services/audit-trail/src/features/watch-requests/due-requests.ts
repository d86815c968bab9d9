import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE, LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'

const AT_ONCE = 100

interface DueRequest {
  readonly tenant_id: string
  readonly lock_id: string
  readonly request_id: string
}

/** Requests that the passing of time changes now, by the clock of the server. */
@Injectable()
export class DueRequests {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Lets time pass for those that are due; what cannot be changed yet is due the next time. */
  async settle(): Promise<void> {
    const at = this.clock()
    const { rows } = await this.database.query<DueRequest>(DUE, [at, AT_ONCE])
    for (const { tenant_id: tenantId, lock_id: id, request_id: requestId } of rows) {
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
