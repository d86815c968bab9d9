import { lockKind, lockSettings as settings, programmingState } from '@doorledger/contracts'
import type { Pool } from 'pg'
import { z } from 'zod'
import { lockSettings, type LockStanding, programmingStateOf } from '../../domain/lock-settings.js'
import { likeText, SqlParameters } from '../../sql-parameters.js'

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
  desired: settings.describe('What it is to do'),
  reported: settings.describe('What it was programmed with, and does'),
  programmingState,
})
export type LockView = z.infer<typeof lockView>

export interface LocksQuestion {
  readonly tenantId: string
  readonly id?: string | undefined
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
  /** null when nothing was ever decided about it */
  readonly standing: LockStanding | null
}

/** Locks by id. */
export const listLocks = async (database: Pool, question: LocksQuestion): Promise<readonly LockRow[]> => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<LockRow>(
    `select device_id, name, model, lock_kind, zone, facility_path, registered_at, last_fetched_at, standing
       from devices left join (select tenant_id, lock_id as device_id, standing from lock_settings) s
            using (tenant_id, device_id)
      where ${conditions(question, parameters).join(' and ')}
      order by device_id limit ${parameters.add(question.limit)}`,
    parameters.values,
  )
  return rows
}

const conditions = ({ tenantId, id, text, after }: LocksQuestion, parameters: SqlParameters): readonly string[] => {
  const like = text === undefined ? undefined : parameters.add(`%${likeText(text)}%`)
  return [
    `tenant_id = ${parameters.add(tenantId)} and kind = 'lock'`,
    ...(id === undefined ? [] : [`device_id = ${parameters.add(id)}`]),
    ...(like === undefined ? [] : [`(name ilike ${like} or device_id ilike ${like})`]),
    ...(after === undefined ? [] : [`device_id > ${parameters.add(after)}`]),
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
    desired: standing.desired,
    reported: standing.reported,
    programmingState: programmingStateOf(standing),
  }
}
