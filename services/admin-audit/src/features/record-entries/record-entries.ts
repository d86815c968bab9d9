import { type ActionRecorded, actionRecorded, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { auditLog } from '../../domain/audit-log.js'

/** Writes entries to `admin_entries`. */
export const recordEntries: ProjectionSource = {
  projection: auditLog,
  reader: eventReader<ActionRecorded>([actionRecorded]),
}
