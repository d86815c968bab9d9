import type { lockKind } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import type { Pool } from 'pg'
import type { z } from 'zod'

/** A lock as the device register has it. */
export interface KnownLock {
  readonly lockId: string
  readonly name: string
  /** undefined when nobody said which kind it is */
  readonly lockKind: z.infer<typeof lockKind> | undefined
  /** ids of the premises it lies in, from the outside in */
  readonly premises: readonly string[]
}

/**
 * @param where the caller may do what he is about to do; a lock elsewhere is none he knows of
 * @throws {DomainError} `lock_unknown` when there is no such device or it is no lock
 */
export const findLock = async (database: Pool, where: DataScope, lockId: string): Promise<KnownLock> => {
  const { rows } = await scopedReads(database, where).query<LockRow>(LOCK, [where.tenantId, lockId, where.premises])
  const [row] = rows
  if (row === undefined) throw lockUnknown(lockId)
  const premises = row.facility_path?.split('/').filter((step) => step !== '') ?? []
  return { lockId, name: row.name, lockKind: row.lock_kind ?? undefined, premises }
}

export const lockUnknown = (lockId: string): DomainError =>
  new DomainError('lock_unknown', 'not_found', `There is no lock ${lockId}`)

const LOCK = `
  select name, lock_kind, facility_path from devices
  where tenant_id = $1 and device_id = $2 and kind = 'lock' and ${liesWithin(stepsOf('facility_path'), '$1', '$3')}`

/**
 * Ids of the locks where the caller may look; undefined when he may look at all of them.
 * @param lock the only one that is asked about; all when left out
 */
export const locksWithin = async (
  database: Pool,
  where: DataScope,
  lock?: string,
): Promise<readonly string[] | undefined> => {
  if (where.premises === undefined) return undefined
  const { rows } = await scopedReads(database, where).query<{ device_id: string }>(LOCKS_WITHIN, [
    where.tenantId,
    where.premises,
    lock,
  ])
  return rows.map(({ device_id }) => device_id)
}

const LOCKS_WITHIN = `
  select device_id from devices
  where tenant_id = $1 and ${liesWithin(stepsOf('facility_path'), '$1', '$2')} and ($3::text is null or device_id = $3)`

/**
 * The condition that something of a lock lies where the caller may look, which is where the lock lies.
 * @param lockId the column that names the lock
 * @param tenant as for `liesWithin`, and so is `premises`
 */
export const lockLiesWithin = (lockId: string, tenant: string, premises: string): string => `
  (${premises}::text[] is null or exists (
    select from devices placed where placed.tenant_id = ${tenant} and placed.device_id = ${lockId}
      and ${liesWithin(stepsOf('placed.facility_path'), tenant, premises)}))`

interface LockRow {
  readonly name: string
  readonly lock_kind: KnownLock['lockKind'] | null
  readonly facility_path: string | null
}
