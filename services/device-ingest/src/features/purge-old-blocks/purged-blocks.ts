import { deviceAuditBlocks } from '@doorledger/contracts'
import type { PurgedTable } from '@doorledger/service'

/**
 * What devices sent, byte for byte. A block names no person and no door, and does not say where its device lay then: of a
 * hold on those every block is kept, rather some too many. It tells of times before it came in, maybe long before: one
 * that came in after the period of a hold may have records of it. The table is what keeps blocks; the log only brought
 * them here, and loses them with it. What was unreadable and is settled goes, too; what is open waits for somebody.
 */
export const purgedBlocks: readonly PurgedTable[] = [
  {
    kind: 'raw-blocks',
    table: 'audit_blocks',
    idColumn: 'block_id',
    timeColumn: 'received_at',
    projection: 'interpret-audit-blocks',
    topic: deviceAuditBlocks.name,
    hasPremises: false,
    hasSeq: false,
    deletesLog: true,
    heldPeriod: 'h.from_at is null or e.received_at >= h.from_at',
    heldWhere: 'h.devices is null or e.device_id = any (h.devices)',
    besides: [`delete from quarantine where tenant_id = $1 and received_at < $2 and status <> 'open'`],
  },
]
