import type { AuditEntry } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { type Cause, labelOf } from './entry-of-report.js'

const TYPE = 'audit_log.update'

/**
 * The entry that stands for an attempt to record something else under the id of an entry that is there: refused, and
 * told. The same attempt again is the same entry.
 */
export const attemptToReplace = (entry: AuditEntry, cause: Pick<Cause, 'id'>): AuditEntry => ({
  entryId: derivedId('attempt-to-replace', entry.entryId, cause.id),
  entryType: TYPE,
  label: labelOf(TYPE),
  operation: 'republished',
  outcome: 'denied',
  actor: entry.actor,
  target: { kind: 'audit_entry', id: entry.entryId },
  changes: [],
  failure: { code: 'entry_recorded_already' },
  message: { code: TYPE, params: { kind: 'audit_entry', id: entry.entryId } },
  facilityPath: entry.facilityPath,
  session: entry.session,
  service: entry.service,
  occurrences: 1,
})
