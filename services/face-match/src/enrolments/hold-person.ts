import { DomainError } from '@doorledger/kernel'
import { isPersonKeyDestroyed } from '@doorledger/privacy'
import type { ClientBase } from 'pg'
import type { TemplateOwner } from './templates.js'

/** Keeps whoever else writes about this person waiting until the transaction ends: a photo, and an erasure. */
export const holdPerson = async (client: ClientBase, { tenantId, userId }: TemplateOwner): Promise<void> => {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`face_person ${tenantId} ${userId}`])
}

/**
 * Nothing is written of somebody who was erased meanwhile.
 * @throws {DomainError} `person_erased`
 */
export const requireNotErased = async (client: ClientBase, { tenantId, userId }: TemplateOwner): Promise<void> => {
  if (!(await isPersonKeyDestroyed(client, { tenantId, personId: userId }))) return
  throw new DomainError('person_erased', 'conflict', 'The person was erased')
}
