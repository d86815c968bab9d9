import { adminAudit } from '@doorledger/contracts'
import type { PurgedTable } from '@doorledger/service'
import { auditLog } from '../../domain/audit-log.js'

/** The log of administrators goes by age as everything else; nothing but retention takes an entry out. */
export const purgedTables: readonly PurgedTable[] = [
  {
    kind: 'admin-audit',
    table: auditLog.table.name,
    idColumn: 'entry_id',
    projection: auditLog.name,
    topic: adminAudit.name,
    hasPremises: false,
    deletesLog: true,
    heldByRowAlone: true,
    heldWhere: `(h.users is null or e.actor_id = any (h.users) or e.target_id = any (h.users))
      and (h.doors is null or e.target_id = any (h.doors)) and (h.devices is null or e.target_id = any (h.devices))
      and (h.premises is null or string_to_array(e.facility_path, '/') && h.premises)`,
    unlock: { before: `select begin_purge('{part}')`, after: `select end_purge('{part}')` },
  },
]
