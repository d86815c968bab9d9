import { deviceAuditBlocks } from '@doorledger/contracts'
import type { PurgedTable } from '@doorledger/service'

/**
 * What devices sent, byte for byte. A block names no person and no door: a hold on those keeps every block of its period,
 * rather some too many. The table is what keeps blocks; the log only brought them here, and loses them with it. What was
 * unreadable and is settled goes, too; what is open waits for somebody.
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
    heldWhere: `(h.devices is null or e.device_id = any (h.devices))
      and (h.premises is null or exists (
        select from devices d
        where d.tenant_id = e.tenant_id and d.device_id = e.device_id
          and string_to_array(d.facility_path, '/') && h.premises))`,
    besides: [`delete from quarantine where tenant_id = $1 and received_at < $2 and status <> 'open'`],
  },
]
