import { type ActionRecorded, type AuditEntry } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { labelOf, recordedEntry } from './entry-of-report.js'

const TYPE = 'audit_log.update'

/** Attempts to change the log by SQL, numbered by the database. */
export interface RefusedChanges {
  /** number of the first of them */
  readonly first: number
  readonly count: number
}

/** What the log tells of them. The same attempts are the same entry. */
export const refusedChangeEntry = (tenantId: string, { first, count }: RefusedChanges, at: string): ActionRecorded => {
  const entry: AuditEntry = {
    entryId: derivedId('refused-change', tenantId, String(first)),
    entryType: TYPE,
    label: labelOf(TYPE),
    operation: 'changed',
    subAction: 'by SQL',
    outcome: 'denied',
    actor: { type: 'anonymous', id: null },
    target: { kind: 'audit-log', id: 'admin_entries' },
    changes: [],
    failure: { code: 'audit_log_append_only' },
    message: { code: TYPE, params: { kind: 'audit-log', id: 'admin_entries' } },
    facilityPath: null,
    session: null,
    service: 'admin-audit',
    occurrences: count,
  }
  return recordedEntry(entry, { id: entry.entryId, tenantid: tenantId, time: at, recordedtime: at })
}
