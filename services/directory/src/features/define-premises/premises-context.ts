import { everywhereIn } from '@doorledger/database'
import type { Pool } from 'pg'
import type { PremisesContext } from '../../domain/premises.js'
import { findPremises } from '../../premises/premises-view.js'

/**
 * What premises are to lie in, with what that lies in itself.
 * @throws {DomainError} naming `parentId` when there are no such premises
 */
export const contextOf = async (
  database: Pool,
  tenantId: string,
  parentId: string | null,
): Promise<PremisesContext | null> => {
  if (parentId === null) return null
  const { kind, path } = await findPremises(database, everywhereIn(tenantId), parentId, 'parentId')
  return { premisesId: parentId, kind, ancestors: path.slice(0, -1).reverse() }
}
