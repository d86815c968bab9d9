import { visitCondition, type VisitCondition, type VisitTask, visitTask } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { scopedReads } from '@doorledger/database'
import type { ScopedCaller } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'
import { lockLiesWithin } from '../known-locks.js'

/** A visit as callers get it. */
export const visitView = z.object({
  id: z.uuid(),
  lockId: z.string(),
  userId: z.string(),
  phoneKeyId: z.string().nullable(),
  observedAt: z.iso.datetime({ precision: 3 }).describe('By the clock of the server'),
  requestId: z.uuid().nullable().describe('The request that was open then'),
  qualified: z.boolean().describe('Whether everything was there that fetching the trail takes'),
  missing: z.array(visitCondition).describe('What was missing'),
  task: visitTask.nullable().describe('What the phone was asked to do, one thing a visit'),
})
export type VisitView = z.infer<typeof visitView>

export interface VisitRow {
  readonly visit_id: string
  readonly lock_id: string
  readonly user_id: string
  readonly phone_key_id: string | null
  readonly observed_at: Date
  readonly request_id: string | null
  readonly qualified: boolean
  readonly missing: VisitCondition[]
  readonly task: VisitTask | null
}

export const VISITS = `
  select visit_id, lock_id, user_id, phone_key_id, observed_at, request_id, qualified, missing, task from lock_visits`

/**
 * A visit of this lock that is the caller's own; a token acts for anybody.
 * @throws {DomainError} `visit_unknown`, `visit_of_another_lock`, `not_your_visit`
 */
export const findVisit = async (
  database: Pool,
  caller: ScopedCaller,
  { lockId, visitId }: { readonly lockId: string; readonly visitId: string },
): Promise<VisitView> => {
  const parameters = [caller.tenantId, visitId, caller.premises]
  const { rows } = await scopedReads(database, caller).query<VisitRow>(ONE, parameters)
  const [row] = rows
  if (row === undefined) throw new DomainError('visit_unknown', 'not_found', 'There is no such visit')
  if (row.lock_id !== lockId) {
    throw new DomainError('visit_of_another_lock', 'conflict', `The visit is one of ${row.lock_id}`, { field: 'id' })
  }
  refuseOthers(caller.actor, row.user_id)
  return visitViewOf(row)
}

const ONE = `${VISITS} where tenant_id = $1 and visit_id = $2 and ${lockLiesWithin('lock_id', '$1', '$3')}`

/** @throws {DomainError} `not_your_visit` */
export const refuseOthers = (actor: string, userId: string): void => {
  if (!actor.startsWith('user:') || actor === `user:${userId}`) return
  throw new DomainError('not_your_visit', 'forbidden', 'The visit belongs to another person', { field: 'userId' })
}

export const visitViewOf = (row: VisitRow): VisitView => ({
  id: row.visit_id,
  lockId: row.lock_id,
  userId: row.user_id,
  phoneKeyId: row.phone_key_id,
  observedAt: row.observed_at.toISOString(),
  requestId: row.request_id,
  qualified: row.qualified,
  missing: row.missing,
  task: row.task,
})
