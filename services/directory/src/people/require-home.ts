import { type DataScope, everywhereIn } from '@doorledger/database'
import { requirePlace } from '@doorledger/service'
import type { Pool } from 'pg'
import { findPremises } from '../premises/premises-view.js'

const field = 'premisesId'

/**
 * Where a person is to belong: premises that are there, and are the caller's business. Nowhere will do for those only
 * who act everywhere.
 * @throws {DomainError} `outside_your_premises` or `premises_not_found`, naming `premisesId`
 */
export const requireHome = async (database: Pool, where: DataScope, premisesId: string | null): Promise<void> => {
  await requirePlace(database, where, { steps: premisesId === null ? [] : [premisesId], field })
  if (premisesId !== null) await findPremises(database, everywhereIn(where.tenantId), premisesId, field)
}
