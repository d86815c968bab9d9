import type { lockKind } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
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

/** @throws {DomainError} `lock_unknown` when there is no such device or it is no lock */
export const findLock = async (database: Pool, tenantId: string, lockId: string): Promise<KnownLock> => {
  const { rows } = await database.query<LockRow>(
    `select name, lock_kind, facility_path from devices where tenant_id = $1 and device_id = $2 and kind = 'lock'`,
    [tenantId, lockId],
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
