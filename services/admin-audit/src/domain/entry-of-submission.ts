import { type AuditEntry, entrySubmitted, type EntrySubmission, entryTypeOf } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { labelOf } from './entry-of-report.js'
import { shownChanges, shownText } from './shown-changes.js'

const MOST_CHANGES_CHARACTERS = 65_536
/** Clocks of other systems run ahead a little. */
const MOST_AHEAD_MS = 300_000

const refused = (field: string, problem: string): DomainError =>
  new DomainError('audit_entry_refused', 'invalid', `${field}: ${problem}`, { field })

/**
 * Refuses what cannot be an entry, wherever it comes from.
 * @throws {DomainError} `audit_entry_refused` naming the field
 */
export const checkSubmission = (entry: Omit<EntrySubmission, 'source'>, occurredAt: Date, now: Date): void => {
  if (entryTypeOf(entry.entryType) === undefined) throw refused('entryType', `${entry.entryType} is no entry type`)
  if (JSON.stringify(entry.changes).length > MOST_CHANGES_CHARACTERS)
    throw refused('changes', 'at most 65536 characters')
  if (occurredAt.getTime() > now.getTime() + MOST_AHEAD_MS) throw refused('occurredAt', 'must not be in the future')
  const needsId = entry.actor.type !== 'system' && entry.actor.type !== 'anonymous'
  if (needsId && (entry.actor.id ?? '') === '') throw refused('actor.id', `is needed of a ${entry.actor.type}`)
}

/** The entry with secrets masked and control characters left out, so that nothing of them is in any record. */
export const cleanSubmission = <Entry extends Omit<EntrySubmission, 'source'>>(entry: Entry): Entry => ({
  ...entry,
  ...(entry.subAction !== undefined && { subAction: shownText(entry.subAction) }),
  ...(entry.message !== undefined && { message: shownText(entry.message) }),
  actor: { ...entry.actor, id: entry.actor.id === null ? null : shownText(entry.actor.id) },
  target: entry.target && { kind: shownText(entry.target.kind), id: shownText(entry.target.id) },
  changes: shownChanges(entry.changes),
})

interface Submitted {
  readonly time: string
  readonly recordedtime: string
  readonly data: unknown
}

/**
 * The entry that an integration’s becomes. It may have come by the topic, past our API, so everything is checked again.
 * @throws when it does not fit the contract or the catalogue: it becomes a dead letter
 */
export const entryOfSubmission = ({ data, time, recordedtime }: Submitted): AuditEntry => {
  const submitted = entrySubmitted.data.parse(data)
  checkSubmission(submitted, new Date(time), new Date(recordedtime))
  const { source, message, ...entry } = cleanSubmission(submitted)
  const params: Record<string, string> = message === undefined ? { ...entry.target } : { text: message }
  return {
    ...entry,
    label: labelOf(entry.entryType),
    message: { code: `integration.${entry.entryType}`, params },
    session: null,
    service: `integration:${source}`,
  }
}
