import type { Reads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { isHeld } from '@doorledger/service'
import { heldExport } from './purged-exports.js'

/** @throws {DomainError} `under_legal_hold` */
export const requireNotHeld = async (database: Reads, tenantId: string, reportId: string): Promise<void> => {
  const { rowCount } = await database.query(
    `select from reports e where e.tenant_id = $1 and e.report_id = $2 and e.status = 'ready' and ${isHeld(heldExport)}`,
    [tenantId, reportId],
  )
  if (rowCount === 0) return
  throw new DomainError('under_legal_hold', 'conflict', 'A legal hold keeps the file: release it first')
}
