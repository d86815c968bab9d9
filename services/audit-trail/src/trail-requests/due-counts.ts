import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE, LOGGER } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { trailCounts } from './trail-counts.js'

const AT_ONCE = 100
/** What was not read by then holds something that nobody can read. */
const LONGEST_WAIT_MS = 7 * 24 * 60 * 60 * 1_000

interface DueCount {
  readonly tenantId: string
  readonly requestId: string
  readonly lockId: string
  readonly visitId: string
  readonly recordCount: number
  readonly newCount: number
}

/**
 * Tells of completed requests how many of the records handed over were new. That is known a moment after completion: a
 * request is complete when its last piece is durable, and what is new turns out when the pieces are read.
 */
@Injectable()
export class DueCounts {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What cannot be told yet is due the next time. */
  async settle(): Promise<void> {
    const at = this.clock()
    const since = new Date(at.getTime() - LONGEST_WAIT_MS)
    const { rows } = await this.database.query<DueCount>(DUE, [since, AT_ONCE])
    for (const { tenantId, ...count } of rows) {
      const target = { aggregate: trailCounts, id: count.requestId, by: { tenantId, actor: 'system' }, at }
      await this.commands
        .handle(target, { type: 'tell', count })
        .catch((err: unknown) => this.logger.warn({ err, requestId: count.requestId }, 'A count cannot be told yet'))
    }
  }
}

/** A block that came in several pieces of one trail is read once, and counted once. */
const DUE = `
  select request.tenant_id as "tenantId", request_id as "requestId", lock_id as "lockId",
    state -> 'transfer' ->> 'visitId' as "visitId", (state ->> 'recordCount')::int as "recordCount",
    counted.new_count as "newCount"
  from audit_trail_requests as request
  cross join lateral (
    select sum(block.new_count)::int as new_count, count(*) as pieces, count(block.new_count) as known
    from (
      select distinct piece ->> 'blockId' as block_id from jsonb_array_elements(state -> 'transfer' -> 'chunks') as piece
    ) as handed
    left join counted_blocks as block
      on block.tenant_id = request.tenant_id and block.block_id = handed.block_id::uuid
  ) as counted
  where status = 'completed' and state ? 'recordCount' and not state ? 'newCount' and finished_at > $1
    and counted.pieces = counted.known and counted.pieces > 0
  order by finished_at limit $2`
