import { liesWithin, type Reads, SqlParameters, stepsOf } from '@doorledger/database'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'
import type { Setup } from '../../domain/diagnosis.js'

/** Counting on says nothing more to somebody who sees no rows at all. */
export const MOST_COUNTED = 10_000
const MOST_NAMED = 20

/** How many rows pass, up to {@link MOST_COUNTED}. */
export const countUpTo = async (reads: Reads, filter: AccessEventFilter): Promise<number> => {
  const parameters = new SqlParameters()
  const where = accessEventWhere(filter, parameters)
  const { rows } = await reads.query<{ count: number }>(
    `select count(*)::int as count from (select from access_events e where ${where} limit ${MOST_COUNTED}) as found`,
    parameters.values,
  )
  return rows[0]?.count ?? 0
}

type Standing = Pick<Setup, 'rules' | 'enabledRules' | 'withCredentials' | 'devices'>

/** Whether rules, credentials and devices are there, for the people, doors and devices that are asked about. */
export const lookAtSetup = async (reads: Reads, filter: AccessEventFilter): Promise<Standing> => {
  const { tenantId, premises } = filter.reader
  const { rows: rules } = await reads.query<{ rules: number; enabled: number }>(RULES, [tenantId, premises])
  return {
    rules: rules[0]?.rules ?? 0,
    enabledRules: rules[0]?.enabled ?? 0,
    withCredentials: await peopleWithCredentials(reads, filter),
    devices: await devicesOf(reads, filter),
  }
}

const RULES = `
  select count(*)::int as rules, count(*) filter (where enabled)::int as enabled from configured_access
  where tenant_id = $1 and kind = 'access_rule' and not deleted
    and (facility_path is null or ${liesWithin(stepsOf('facility_path'), '$1', '$2')})`

/** Who may look in some premises only is not told of people: an answer must not say who there is elsewhere. */
const peopleWithCredentials = async (
  reads: Reads,
  { reader: { tenantId, premises }, users }: AccessEventFilter,
): Promise<number | undefined> => {
  if (premises !== undefined) return undefined
  const { rows } = await reads.query<{ count: number }>(HOLDERS, [tenantId, users, MOST_COUNTED])
  return rows[0]?.count ?? 0
}

const HOLDERS = `
  select count(distinct user_id)::int as count from (
    select user_id from credential_holdings
    where tenant_id = $1 and held_until is null
      and ($2::text[] is null or user_id in (select people_meant($1, $2::text[])))
    limit $3) as holding`

const devicesOf = async (reads: Reads, { reader, devices, doors }: AccessEventFilter): Promise<Setup['devices']> => {
  const parameters = [reader.tenantId, reader.premises, devices, doors]
  const { rows } = await reads.query<{ known: number; online: number; offline: string[] | null }>(DEVICES, parameters)
  const { known = 0, online = 0, offline } = rows[0] ?? {}
  return { known, online, offline: offline ?? [] }
}

const DEVICES = `
  select count(*)::int as known, count(*) filter (where contact.online)::int as online,
    (array_agg(device.device_id order by device.device_id) filter (where not contact.online))[1:${MOST_NAMED}] as offline
  from devices as device
  left join device_contacts as contact using (tenant_id, device_id)
  where device.tenant_id = $1 and ${liesWithin(stepsOf('device.facility_path'), '$1', '$2')}
    and ($3::text[] is null or device.device_id = any ($3))
    and ($4::text[] is null or device.device_id in (
      select unnest(door.device_ids) from configured_access as door
      where door.tenant_id = $1 and door.kind = 'door' and door.id = any ($4) and not door.deleted))`
