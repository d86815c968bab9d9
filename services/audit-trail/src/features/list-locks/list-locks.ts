import { lockKind, lockSettings as settings, programmingState } from '@doorledger/contracts'
import { type DataScope, liesWithin, likeText, type Reads, SqlParameters, stepsOf } from '@doorledger/database'
import { z } from 'zod'
import { lockSettings, type LockState, programmingStateOf } from '../../domain/lock-settings.js'
import { openStatuses } from '../../domain/trail-request.js'

const instant = z.iso.datetime({ precision: 3 })

export const lockView = z.object({
  id: z.string(),
  name: z.string(),
  model: z.string().nullable(),
  lockKind: lockKind.nullable(),
  zone: z.string().describe('IANA zone of its clock'),
  facilityPath: z.string().nullable(),
  registeredAt: instant,
  lastFetchedAt: instant
    .nullable()
    .describe('When records were last taken over from it, even if there were none: nothing after that is known'),
  lastCompleteFetchAt: instant
    .nullable()
    .describe('When its whole trail was last handed over on request: what happened offline before is known'),
  openRequestId: z.uuid().nullable().describe('The request for its trail that is open'),
  desired: settings.describe('What it is to do'),
  reported: settings.describe('What it was programmed with, and does'),
  programmingState,
})
export type LockView = z.infer<typeof lockView>

export interface LocksQuestion extends DataScope {
  readonly id?: string | undefined
  /** a facility path: locks there and in all inside it */
  readonly facility?: string | undefined
  readonly text?: string | undefined
  /** id of the last lock of the page before */
  readonly after?: string | undefined
  readonly limit: number
}

export interface LockRow {
  readonly device_id: string
  readonly name: string
  readonly model: string | null
  readonly lock_kind: LockView['lockKind']
  readonly zone: string
  readonly facility_path: string | null
  readonly registered_at: Date
  readonly last_fetched_at: Date | null
  readonly last_complete_fetch_at: Date | null
  readonly open_request_id: string | null
  /** null when nothing was ever decided about it */
  readonly standing: LockState | null
}

const OPEN = openStatuses.map((status) => `'${status}'`).join()

/** However many requests a lock has had, the last one is found by an index, and so is the open one. */
const LOCKS = `
  select d.device_id, d.name, d.model, d.lock_kind, d.zone, d.facility_path, d.registered_at, d.last_fetched_at,
         s.standing,
         (select max(finished_at) from audit_trail_requests r
           where r.tenant_id = d.tenant_id and r.lock_id = d.device_id and r.status = 'completed'
         ) as last_complete_fetch_at,
         (select request_id from audit_trail_requests r
           where r.tenant_id = d.tenant_id and r.lock_id = d.device_id and r.status in (${OPEN})
         ) as open_request_id
    from devices d
         left join lock_settings s on s.tenant_id = d.tenant_id and s.lock_id = d.device_id`

/** Locks by id. */
export const listLocks = async (database: Reads, question: LocksQuestion): Promise<readonly LockRow[]> => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<LockRow>(
    `${LOCKS}
      where ${conditions(question, parameters).join(' and ')}
      order by d.device_id limit ${parameters.add(question.limit)}`,
    parameters.values,
  )
  return rows
}

const conditions = (
  { tenantId, premises, id, facility, text, after }: LocksQuestion,
  parameters: SqlParameters,
): readonly string[] => {
  const [tenant, scope] = [parameters.add(tenantId), parameters.add(premises)]
  const place = facility?.replace(/\/+$/, '')
  const like = text === undefined ? undefined : `search_text(${parameters.add(`%${likeText(text)}%`)})`
  return [
    `d.tenant_id = ${tenant} and d.kind = 'lock' and ${liesWithin(stepsOf('d.facility_path'), tenant, scope)}`,
    ...(id === undefined ? [] : [`d.device_id = ${parameters.add(id)}`]),
    ...(place === undefined ? [] : [`starts_with(d.facility_path || '/', ${parameters.add(`${place}/`)})`]),
    ...(like === undefined ? [] : [`(search_text(d.name) like ${like} or search_text(d.device_id) like ${like})`]),
    ...(after === undefined ? [] : [`d.device_id > ${parameters.add(after)}`]),
  ]
}

/** The row as callers get it. */
export const lockViewOf = (row: LockRow): LockView => {
  const standing = row.standing ?? lockSettings.initial
  return {
    id: row.device_id,
    name: row.name,
    model: row.model,
    lockKind: row.lock_kind,
    zone: row.zone,
    facilityPath: row.facility_path,
    registeredAt: row.registered_at.toISOString(),
    lastFetchedAt: row.last_fetched_at?.toISOString() ?? null,
    lastCompleteFetchAt: row.last_complete_fetch_at?.toISOString() ?? null,
    openRequestId: row.open_request_id,
    desired: standing.desired,
    reported: standing.reported,
    programmingState: programmingStateOf(standing),
  }
}
