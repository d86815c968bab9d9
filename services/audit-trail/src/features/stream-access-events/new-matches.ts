import { type Reads, SqlParameters } from '@doorledger/database'
import type { Pool } from 'pg'
import { accessEventColumns, type AccessEventRow } from '../../access-log/access-event-view.js'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

/** A reader that comes back may have missed scores of this time; to be told twice does no harm. */
const MISSED_MIN = 15
const MOST_ROWS = 500

/** Rows that have got a score since it was last asked. The topic of scores has one partition, so its order is total. */
export class NewMatches {
  private after: number | undefined

  constructor(
    private readonly database: Pick<Pool, 'query'>,
    private readonly tenantId: string,
    private readonly comesBack: boolean,
  ) {}

  async next(reads: Reads, filter: AccessEventFilter): Promise<readonly AccessEventRow[]> {
    this.after ??= await this.beginning()
    const latest = await this.latest()
    if (latest <= this.after) return []
    const parameters = new SqlParameters()
    const { rows } = await reads.query<AccessEventRow & { match_seq: number }>(
      `select ${accessEventColumns}, m.seq as match_seq
       from access_event_matches m join access_events e using (tenant_id, access_event_id)
       where m.tenant_id = ${parameters.add(this.tenantId)} and m.seq > ${parameters.add(this.after)}
         and m.seq <= ${parameters.add(latest)} and ${accessEventWhere(filter, parameters)}
       order by m.seq limit ${MOST_ROWS}`,
      [...parameters.values],
    )
    this.after = rows.length === MOST_ROWS ? rows.at(-1)!.match_seq : latest
    return rows
  }

  private async latest(): Promise<number> {
    const { rows } = await this.database.query<{ seq: number | null }>(
      'select max(seq) as seq from access_event_matches where tenant_id = $1',
      [this.tenantId],
    )
    return rows[0]?.seq ?? 0
  }

  private async beginning(): Promise<number> {
    if (!this.comesBack) return this.latest()
    const { rows } = await this.database.query<{ seq: number | null }>(
      `select min(seq) - 1 as seq from access_event_matches
       where tenant_id = $1 and occurred_at > now() - make_interval(mins => $2)`,
      [this.tenantId, MISSED_MIN],
    )
    return rows[0]?.seq ?? this.latest()
  }
}
