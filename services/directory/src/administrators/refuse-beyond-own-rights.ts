import { DomainError } from '@doorledger/kernel'
import type { Caller } from '@doorledger/service'
import type { Pool } from 'pg'
import { beyondRights } from './beyond-rights.js'
import { rightsHeldBy } from './rights-held-by.js'

/**
 * Whoever sets somebody’s password, or says where the link to set it is mailed to, can act as that person; whoever
 * enables somebody gives back all that person may do; and nobody restores a person who was erased. So the caller must
 * hold, or be able to grant himself, every right of the person.
 * @throws {DomainError} `permission_not_held`, naming what the caller lacks
 */
export const refuseBeyondOwnRights = async (
  database: Pool,
  { tenantId, rights }: Caller,
  userId: string,
): Promise<void> => {
  const theirs = await rightsHeldBy(database, tenantId, userId)
  const isBeyond = beyondRights(rights)
  const lacking = [...theirs].filter(([permission, scope]) => isBeyond(permission, scope))
  if (lacking.length === 0) return
  const permissions = lacking.map(([permission]) => permission)
  const detail = `The person may do what you may not: ${permissions.join(', ')}`
  throw new DomainError('permission_not_held', 'forbidden', detail, { permissions })
}
