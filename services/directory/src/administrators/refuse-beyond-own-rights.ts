import { DomainError } from '@doorledger/kernel'
import type { Caller } from '@doorledger/service'
import type { Pool } from 'pg'
import { beyondRights } from './beyond-rights.js'
import { rightsHeldBy } from './rights-held-by.js'

/**
 * Whoever sets somebody’s password, or says where the link to set it is mailed to, can act as that person; and whom one
 * erases nobody brings back. So it must be somebody who may do nothing that the caller may not do, or allow himself.
 * @throws {DomainError} `permission_not_held`, naming what the caller lacks
 */
export const refuseBeyondOwnRights = async (
  database: Pool,
  { tenantId, rights }: Caller,
  userId: string,
): Promise<void> => {
  const theirs = await rightsHeldBy(database, tenantId, userId)
  const isBeyond = beyondRights(rights)
  const lacking = [...theirs].filter(([permission, reach]) => isBeyond(permission, reach))
  if (lacking.length === 0) return
  const permissions = lacking.map(([permission]) => permission)
  const detail = `The person may do what you may not: ${permissions.join(', ')}`
  throw new DomainError('permission_not_held', 'forbidden', detail, { permissions })
}
