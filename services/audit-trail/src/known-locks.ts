import type { lockKind } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import type { Reach } from '@doorledger/service'
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
 * @param reach where the caller may do what he is about to do; a lock elsewhere is none he knows of
 * @throws {DomainError} `lock_unknown` when there is no such device or it is no lock
 */
export const findLock = async (
  database: Pool,
  tenantId: string,
  lockId: string,
  reach: Reach = 'everywhere',
): Promise<KnownLock> => {
  const { rows } = await database.query<LockRow>(
    `select name, lock_kind, facility_path from devices where tenant_id = $1 and device_id = $2 and kind = 'lock'
        and ($3::text[] is null or string_to_array(facility_path, '/') && premises_within($1, $3))`,
    [tenantId, lockId, reach === 'everywhere' ? null : [...reach]],
  )
  const [row] = rows
  if (row === undefined) throw new DomainError('lock_unknown', 'not_found', `There is no lock ${lockId}`)
  const premises = row.facility_path?.split('/').filter((step) => step !== '') ?? []
  return { lockId, name: row.name, lockKind: row.lock_kind ?? undefined, premises }
}

interface LockRow {
  readonly name: string
  readonly lock_kind: KnownLock['lockKind'] | null
  readonly facility_path: string | null
}
