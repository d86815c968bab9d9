import type { RecordFlag } from '@doorledger/contracts'
import { remaining, type TimeRange } from '@doorledger/kernel'
import { type Reads, SqlParameters } from '@doorledger/database'
import type { TrailEntryKind } from '../../domain/lock-trail.js'
import type { TrailEntryRow } from './trail-entry-view.js'

export interface TrailQuestion {
  readonly tenantId: string
  readonly deviceId: string
  readonly time: TimeRange
  readonly flags?: readonly RecordFlag[] | undefined
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
  const columns = orderColumns[order]
  const { rows } = await database.query<TrailEntryRow>(
    `select r.entry_id, r.kind, r.occurred_at, r.recorded_at, r.occurred_local, r.zone, r.flags, r.seq, r.block_id,
            r.block_seq, r.index_in_block, r.rank, r.audit_id, r.event_raw, r.code, r.data_hex, r.time_raw, r.code_name,
            r.category, r.result, r.reason, r.access_type, r.detail, f.shown_as,
            f.attempt #> '{data,credential}' as credential, report.attempt #>> '{data,user,id}' as user_id
       from device_audit_records r
            left join unlock_facts f on f.tenant_id = r.tenant_id and f.fact_id = r.entry_id
            left join unlock_facts report
              on report.tenant_id = r.tenant_id and report.fact_id = (f.told ->> 'partner')::uuid
      where ${conditions(question, parameters).join(' and ')}
      order by ${columns.map((column) => `r.${column} ${direction}`).join(', ')}
      limit ${parameters.add(limit)}`,
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
  const { tenantId, deviceId, flags, kinds, after } = question
  const time = boundsOf(question)
  return [
    `r.tenant_id = ${parameters.add(tenantId)}`,
    `r.device_id = ${parameters.add(deviceId)}`,
    ...(time.from ? [`r.occurred_at >= ${parameters.add(time.from)}`] : []),
    ...(time.to ? [`r.occurred_at < ${parameters.add(time.to)}`] : []),
    ...(flags ? [`r.flags && ${parameters.add(flags)}::text[]`] : []),
    ...(kinds ? [`r.kind = any (${parameters.add(kinds)}::text[])`] : []),
    ...(after ? [beyond(question, after, parameters)] : []),
  ]
}

/** How many entries a range does not find since the device's clock was wrong; at most 1,000. */
export const countClockSuspects = async (
  database: Reads,
  { tenantId, deviceId, time: { from, to } }: Pick<TrailQuestion, 'tenantId' | 'deviceId' | 'time'>,
): Promise<number> => {
  if (from === undefined && to === undefined) return 0
  const { rows } = await database.query<{ count: number }>(
    `select count(*) from (
       select from device_audit_records
        where tenant_id = $1 and device_id = $2 and flags @> array['clockSuspect']::text[]
          and (occurred_at < $3 or occurred_at >= $4)
        limit 1000) as found`,
    [tenantId, deviceId, from, to],
  )
  return rows[0]?.count ?? 0
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
