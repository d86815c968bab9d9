import {
  actionRecorded,
  type ActionRecorded,
  type ActionReported,
  type AuditEntry,
  type EntryActor,
  entryTypeOf,
  eventOf,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { entryOfAction, type TargetFacts } from './action-entries.js'
import { shownChanges } from './shown-changes.js'

/** Where the target lies, and what kind of thing it is. */
export interface TargetPlace extends Omit<TargetFacts, 'changed'> {
  readonly facilityPath: string | null
}

export const SERVICE = 'admin-audit'

/** Who acted, from the `actor` of an envelope: `user:<id>`, `token:<id>`, `device:<id>` or `system`. */
export const actorOf = (actor: string | undefined): EntryActor => {
  const [kind = '', ...rest] = (actor ?? 'anonymous').split(':')
  const id = rest.join(':')
  if (id === '') return { type: kind === 'system' ? 'system' : 'anonymous', id: null }
  const type = ({ user: 'user', token: 'integration', device: 'device' } as const)[kind]
  return type === undefined ? { type: 'anonymous', id: null } : { type, id }
}

/** The entry that a report of our own services becomes. Its id is the report’s, so that it is recorded once. */
export const entryOfReport = (report: ActionReported, place: TargetPlace): AuditEntry => {
  const { data } = report
  const changes = shownChanges(data.changes)
  const { entryType, operation, subAction } = entryOfAction(data.action, {
    ...place,
    changed: changes.map(({ field }) => field),
  })
  return {
    entryId: data.entryId,
    entryType,
    label: labelOf(entryType),
    operation,
    ...(subAction !== undefined && { subAction }),
    outcome: data.outcome,
    actor: actorOf(report.actor),
    target: data.target,
    changes,
    ...(data.failure !== undefined && { failure: data.failure }),
    message: {
      code: data.outcome === 'done' ? entryType : `${entryType}.${data.outcome}`,
      params: data.target === null ? {} : { ...data.target },
    },
    facilityPath: place.facilityPath,
    session: null,
    service: data.service,
    action: data.action,
    occurrences: data.occurrences ?? 1,
    ...(data.since !== undefined && { since: data.since }),
  }
}

export const labelOf = (code: string): string => entryTypeOf(code)?.label ?? code

/** What caused an entry to be recorded. */
export type Cause = Pick<ActionReported, 'id' | 'tenantid' | 'time' | 'recordedtime' | 'actor' | 'correlationid'>

/** The entry as it goes to the log. The same cause gives the same event, whoever repeats it. */
export const recordedEntry = (entry: AuditEntry, cause: Cause): ActionRecorded =>
  eventOf(actionRecorded, entry, {
    id: derivedId('audit-entry', cause.tenantid, entry.entryId),
    tenantId: cause.tenantid,
    service: SERVICE,
    occurredAt: cause.time,
    recordedAt: cause.recordedtime,
    ...(cause.actor !== undefined && { actor: cause.actor }),
    correlationId: cause.correlationid ?? cause.id,
    causationId: cause.id,
  })
