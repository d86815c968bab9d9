import type { Reads } from '@doorledger/postgres'
import type { TrailEntryKind } from '../../domain/lock-trail.js'
import { remaining, type TimeRange } from '../../domain/time-range.js'
import { SqlParameters } from '../../sql-parameters.js'
import type { TrailEntryRow } from './trail-entry-view.js'

export interface TrailQuestion {
  readonly tenantId: string
  readonly deviceId: string
  readonly time: TimeRange
  readonly kinds?: readonly TrailEntryKind[] | undefined
  /** the device's own order, or by when things happened */
  readonly order: 'device' | 'time'
  readonly direction: 'asc' | 'desc'
  /** rows at most */
  readonly limit: number
  /** {@link trailPosition} of the last row of the page before */
  readonly after?: readonly (string | number)[] | undefined
}

const orderColumns = {
  device: ['block_seq', 'index_in_block', 'rank', 'entry_id'],
  time: ['occurred_at', 'seq'],
} as const

const columnTypes = {
  block_seq: 'integer',
  index_in_block: 'integer',
  rank: 'smallint',
  entry_id: 'uuid',
  occurred_at: 'timestamptz',
  seq: 'bigint',
} as const

/** The next entries of a device's trail. */
export const readLockTrail = async (database: Reads, question: TrailQuestion): Promise<readonly TrailEntryRow[]> => {
  const parameters = new SqlParameters()
  const { order, direction, limit } = question
  const sorting = orderColumns[order].map((column) => `r.${column} ${direction}`).join(', ')
  const page = `
    select r.*, f.shown_as, f.attempt #>> '{data,credential,hmac}' as credential_hmac,
           f.attempt #>> '{data,credential,kind}' as credential_kind, report.attempt #>> '{data,user,id}' as user_id
      from device_audit_records r
           left join unlock_facts f on f.tenant_id = r.tenant_id and f.fact_id = r.entry_id
           left join unlock_facts report
             on report.tenant_id = r.tenant_id and report.fact_id = (f.told ->> 'partner')::uuid
     where ${conditions(question, parameters).join(' and ')}
     order by ${sorting} limit ${parameters.add(limit)}`
  const { rows } = await database.query<TrailEntryRow>(
    `select r.entry_id, r.kind, r.occurred_at, r.recorded_at, r.occurred_local, r.zone, r.flags, r.seq, r.block_id,
            r.block_seq, r.index_in_block, r.rank, r.audit_id, r.event_raw, r.code, r.data_hex, r.time_raw, r.code_name,
            r.category, r.result, r.reason, r.access_type, r.detail, r.shown_as,
            coalesce(r.user_id, held.user_id) as holder_id, holder.user_no as holder_no,
            name_at(holder.names, r.occurred_at) as holder_name, holder.erased as holder_erased,
            coalesce(held.kind, r.credential_kind) as held_kind, held.last4 as held_last4
       from (${page}) r
            left join lateral holding_at(r.tenant_id, r.credential_hmac, r.credential_kind, r.occurred_at) held on true
            left join names_over_time holder
              on holder.tenant_id = r.tenant_id and holder.kind = 'user' and holder.id = coalesce(r.user_id, held.user_id)
      order by ${sorting}`,
    parameters.values,
  )
  return rows
}

/** What a row is sorted by. */
export const trailPosition = (row: TrailEntryRow, order: TrailQuestion['order']): readonly (string | number)[] =>
  order === 'time'
    ? [row.occurred_at.toISOString(), row.seq]
    : [row.block_seq, row.index_in_block, row.rank, row.entry_id]

const conditions = (question: TrailQuestion, parameters: SqlParameters): readonly string[] => {
  const { tenantId, deviceId, kinds, after } = question
  const time = boundsOf(question)
  return [
    `r.tenant_id = ${parameters.add(tenantId)}`,
    `r.device_id = ${parameters.add(deviceId)}`,
    ...(time.from ? [`r.occurred_at >= ${parameters.add(time.from)}`] : []),
    ...(time.to ? [`r.occurred_at < ${parameters.add(time.to)}`] : []),
    ...(kinds ? [`r.kind = any (${parameters.add(kinds)}::text[])`] : []),
    ...(after ? [beyond(question, after, parameters)] : []),
  ]
}

const boundsOf = ({ time, order, direction, after }: TrailQuestion): TimeRange => {
  const lastSeen = order === 'time' ? after?.[0] : undefined
  return remaining(time, direction, lastSeen === undefined ? undefined : new Date(lastSeen))
}

const beyond = (
  { order, direction }: TrailQuestion,
  after: readonly (string | number)[],
  parameters: SqlParameters,
): string => {
  const columns = orderColumns[order]
  const values = columns.map((column, place) => `${parameters.add(after[place])}::${columnTypes[column]}`)
  return `(${columns.map((column) => `r.${column}`).join(', ')}) ${direction === 'asc' ? '>' : '<'} (${values.join(', ')})`
}
