import { liesWithin, likeText, type SqlParameters, stepsOf } from '@doorledger/database'
import type { TimeRange } from '@doorledger/kernel'
import { localTimeSql, offsetSql } from '@doorledger/service'
import { type LabelledTypes, type RecordType, ROUTINE_LOGINS } from '../domain/activity/record-types.js'
import type { Reader } from '../domain/entry-filter.js'

/** Whose log, and what of it. */
export interface ActivityFilter {
  readonly reader: Reader
  readonly userId: string
  readonly time: TimeRange
  readonly types: ReadonlySet<RecordType>
  readonly search?: Search | undefined
}

export interface Search {
  readonly text: string
  readonly labelled: LabelledTypes
  /** IANA zone in which time and date are written */
  readonly zone: string
}

/** What the list is sorted by: newest first. Places in different topics are told apart by the source. */
export interface ActivityPosition {
  readonly occurredAt: Date
  readonly source: number
  readonly seq: number
}

export interface Slice {
  /** the last row before */
  readonly after?: ActivityPosition | undefined
  /** rows at most; undefined: all */
  readonly limit?: number | undefined
}

/**
 * The log of a person as one query over what happened to him in the audit log, what he did there, what became of his
 * groups and credentials, and his attempts at doors. Each source is read in the order of an index of its own, and no
 * further than the page needs. The only place that turns such filters into SQL: list and report agree because they share it.
 */
export const activityQuery = (filter: ActivityFilter, slice: Slice, parameters: SqlParameters): string => {
  const parts = SOURCES.flatMap((source, number) => partOf(source, number, { filter, slice, parameters }) ?? [])
  const all = parts.length === 0 ? NOTHING : parts.map((part) => `(${part})`).join('\nunion all\n')
  return `select * from (${all}) activity order by occurred_at desc, source desc, seq desc${limited(slice, parameters)}`
}

interface Source {
  readonly types: readonly RecordType[]
  /** @returns what is read, with `r` as the row, and its condition */
  readonly from: (filter: ActivityFilter, parameters: SqlParameters) => string
  readonly recordType: string
  /** of the audit log, whose labels are those of its entries */
  readonly entryType?: string
  readonly columns: string
  /** where the row lies, if that decides who may see it */
  readonly path?: string
}

interface Asked {
  readonly filter: ActivityFilter
  readonly slice: Slice
  readonly parameters: SqlParameters
}

const partOf = (source: Source, number: number, { filter, slice, parameters }: Asked): string | undefined => {
  const types = source.types.filter((type) => filter.types.has(type))
  if (types.length === 0) return undefined
  const { premises, tenantId } = filter.reader
  const conditions = [
    `${source.recordType} = any (${parameters.add(types)}::text[])`,
    filter.time.from && `r.occurred_at >= ${parameters.add(filter.time.from)}`,
    filter.time.to && `r.occurred_at < ${parameters.add(filter.time.to)}`,
    premises && source.path && liesWithin(stepsOf(source.path), parameters.add(tenantId), parameters.add(premises)),
    slice.after && beyond(slice.after, number, parameters),
    filter.search && found(filter.search, filter.time, source, parameters),
  ]
  const where = conditions.filter((condition) => condition !== undefined && condition !== '').join(' and ')
  return `select ${number} as source, r.seq, r.occurred_at, ${source.recordType} as record_type, ${source.columns}
    from ${source.from(filter, parameters)} and ${where}
    order by r.occurred_at desc, r.seq desc${limited(slice, parameters)}`
}

const limited = ({ limit }: Slice, parameters: SqlParameters): string =>
  limit === undefined ? '' : ` limit ${parameters.add(limit)}`

/** At the instant of the position come the later places of its source, and the sources that sort behind it. */
const beyond = ({ occurredAt, source, seq }: ActivityPosition, number: number, parameters: SqlParameters): string => {
  const at = `${parameters.add(occurredAt)}::timestamptz`
  if (number === source) return `(r.occurred_at, r.seq) < (${at}, ${parameters.add(seq)}::bigint)`
  return `r.occurred_at ${number < source ? '<=' : '<'} ${at}`
}

/** In time and date as the site writes them, or in the label of the type (R1.4). */
const found = (
  { text, labelled, zone }: Search,
  time: TimeRange,
  source: Source,
  parameters: SqlParameters,
): string => {
  const local = localTimeSql('r.occurred_at', offsetSql('r.occurred_at', { zone, time }, parameters))
  const written = `to_char(${local}, 'YYYY-MM-DD HH24:MI:SS')`
  const [label, codes] = source.entryType
    ? [source.entryType, labelled.entryTypes]
    : [source.recordType, labelled.records]
  const isLabelled = `${label} = any (${parameters.add(codes)}::text[])`
  return `(${written} like ${parameters.add(`%${likeText(text)}%`)} or ${isLabelled})`
}

const entryColumns = `r.entry_id as id, r.entry_type, r.operation as verb, r.outcome, r.actor_type, r.actor_id,
  r.target_kind, r.target_id, r.message, r.changes, r.occurrences, null::text as reason, null::text as target_name,
  r.failure ->> 'code' as detail`

const attemptColumns = `r.access_event_id as id, null::text as entry_type, null::text as verb, null::text as outcome,
  'user' as actor_type, null::text as actor_id, 'door' as target_kind, r.door_id as target_id, null::jsonb as message,
  null::jsonb as changes, 1 as occurrences, r.reason, r.door_name as target_name, null::text as detail`

const factColumns = `r.event_id as id, null::text as entry_type, r.verb, null::text as outcome, r.actor_type, r.actor_id,
  r.target_kind, r.target_id, null::jsonb as message, null::jsonb as changes, 1 as occurrences, null::text as reason,
  null::text as target_name, r.credential_kind as detail`

/** What of the audit log is about the person rather than done by him. */
const TO_HIM: readonly RecordType[] = [
  'auth.admin_area_login_observed',
  'auth.unrecognized_device_login',
  'permissions.expired',
  'credential.add_failed',
  ...ROUTINE_LOGINS,
]
const NOT_DONE = TO_HIM.map((type) => `'${type}'`).join(', ')

/** A credential that could not be added for the person is no entry type of its own. */
const CARD_FAILED = `(r.action = 'credential.add' and r.outcome <> 'done' and r.target_kind = 'user')`

const ofTenant = (filter: ActivityFilter, parameters: SqlParameters) =>
  `r.tenant_id = ${parameters.add(filter.reader.tenantId)}`
const user = (filter: ActivityFilter, parameters: SqlParameters) => parameters.add(filter.userId)

const SOURCES: readonly Source[] = [
  {
    types: TO_HIM,
    from: (filter, p) => `admin_entries r where ${ofTenant(filter, p)} and r.target_id = ${user(filter, p)}`,
    recordType: `(case when ${CARD_FAILED} then 'credential.add_failed' else r.entry_type end)`,
    columns: entryColumns,
    path: 'r.facility_path',
  },
  {
    types: ['admin.action'],
    from: (filter, p) => `admin_entries r where ${ofTenant(filter, p)} and r.actor_id = ${user(filter, p)}
      and r.entry_type not in (${NOT_DONE}) and not (${CARD_FAILED} and r.target_id = ${user(filter, p)})`,
    recordType: `'admin.action'`,
    entryType: 'r.entry_type',
    columns: entryColumns,
    path: 'r.facility_path',
  },
  {
    types: ['group.member_added', 'group.member_removed', 'credential.added', 'credential.updated'],
    from: (filter, p) => `person_facts r where ${ofTenant(filter, p)} and r.user_id = ${user(filter, p)}`,
    recordType: 'r.record_type',
    columns: factColumns,
  },
  {
    types: ['access.granted', 'access.denied'],
    from: (filter, p) => `person_attempts r where ${ofTenant(filter, p)} and r.user_id = ${user(filter, p)}`,
    recordType: 'r.record_type',
    columns: attemptColumns,
    path: 'r.facility_path',
  },
  {
    // A lock names no person, only what it read: whoever held that at the time.
    types: ['access.granted', 'access.denied'],
    from: (filter, p) => `(
        select attempt.* from person_attempts attempt
        where attempt.user_id is null and attempt.tenant_id = ${p.add(filter.reader.tenantId)}
          and attempt.credential_hmac in (
            select reference_hmac from credential_holdings
            where tenant_id = ${p.add(filter.reader.tenantId)} and user_id = ${user(filter, p)})
          and (select user_id from holding_at(
            attempt.tenant_id, attempt.credential_hmac, attempt.credential_kind, attempt.occurred_at)) = ${user(filter, p)}
      ) r where true`,
    recordType: 'r.record_type',
    columns: attemptColumns,
    path: 'r.facility_path',
  },
]

const NOTHING = `select 0 as source, 0::bigint as seq, now() as occurred_at, ''::text as record_type, gen_random_uuid() as id,
  null::text as entry_type, null::text as verb, null::text as outcome, ''::text as actor_type, null::text as actor_id,
  null::text as target_kind, null::text as target_id, null::jsonb as message, null::jsonb as changes, 1 as occurrences,
  null::text as reason, null::text as target_name, null::text as detail where false`
