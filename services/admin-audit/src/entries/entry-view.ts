import {
  actionOutcome,
  type ActionOutcome,
  actionTarget,
  entryActor,
  type EntryActor,
  type EntryMessage,
  entryTypeOf,
  fieldChange,
  type FieldChange,
} from '@doorledger/contracts'
import { ERASED_NAME } from '@doorledger/kernel'
import { z } from 'zod'
import { messageText } from '../domain/message-text.js'
import type { NamesKnown } from './find-names.js'

const instant = z.iso.datetime({ precision: 3 })
const name = z
  .string()
  .nullable()
  .describe(`As it was at the time; \`${ERASED_NAME}\` after erasure, null when unknown`)

/** An entry of the audit log as callers get it. */
export const entryView = z.object({
  id: z.uuid(),
  seq: z.int().describe('Place in the log'),
  occurredAt: instant,
  recordedAt: instant,
  type: z.string().describe('Code of the entry type'),
  label: z.string().describe('As people know the type'),
  operation: z.string(),
  subAction: z.string().nullable(),
  outcome: actionOutcome,
  actor: entryActor.extend({ name }),
  target: actionTarget.extend({ name }).nullable(),
  message: z.string().describe('In English, as code and parameters say it'),
  facilityPath: z.string().nullable().describe('Where the target lay at the time'),
  service: z.string(),
  occurrences: z.int().describe('How often, when the entry stands for several times'),
  since: instant.nullable(),
})
export type EntryView = z.infer<typeof entryView>

/** With what the list leaves out. */
export const entryDetails = entryView.extend({
  changes: z.array(fieldChange).describe('Secrets are masked'),
  failure: z.object({ code: z.string(), field: z.string().optional() }).nullable(),
  session: z.string().nullable(),
  action: z.string().nullable().describe('As the route that was called names it'),
  correlationId: z.string().nullable().describe('Of the request'),
  mayFollow: z.array(z.string()).describe('Codes of entries that may follow'),
})
export type EntryDetails = z.infer<typeof entryDetails>

export const entryColumns = `e.entry_id, e.seq, e.occurred_at, e.recorded_at, e.entry_type, e.operation, e.sub_action,
  e.outcome, e.actor_type, e.actor_id, e.target_kind, e.target_id, e.message, e.facility_path, e.service, e.occurrences,
  e.since`

/** Changes can be a hundred times as large as all the rest of a row, which a list has no need to read. */
export const detailColumns = `${entryColumns}, e.changes, e.failure, e.session_id, e.action, e.correlation_id`

/** What {@link entryColumns} select. */
export interface EntryRow {
  readonly entry_id: string
  readonly seq: number
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly entry_type: string
  readonly operation: string
  readonly sub_action: string | null
  readonly outcome: ActionOutcome
  readonly actor_type: EntryActor['type']
  readonly actor_id: string | null
  readonly target_kind: string | null
  readonly target_id: string | null
  readonly message: EntryMessage
  readonly facility_path: string | null
  readonly service: string
  readonly occurrences: number
  readonly since: Date | null
}

/** What {@link detailColumns} select. */
export interface DetailedRow extends EntryRow {
  readonly changes: { readonly items: FieldChange[] }
  readonly failure: { readonly code: string; readonly field?: string } | null
  readonly session_id: string | null
  readonly action: string | null
  readonly correlation_id: string | null
}

/** The row with the names of the time. */
export const viewOf = (row: EntryRow, names: NamesKnown): EntryView => {
  const nameOf = (id: string | null) => names.nameOf(id, row.occurred_at)
  const label = entryTypeOf(row.entry_type)?.label ?? row.entry_type
  return {
    id: row.entry_id,
    seq: row.seq,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    type: row.entry_type,
    label,
    operation: row.operation,
    subAction: row.sub_action,
    outcome: row.outcome,
    actor: { type: row.actor_type, id: row.actor_id, name: row.actor_type === 'user' ? nameOf(row.actor_id) : null },
    target: targetOf(row, nameOf),
    message: messageText(row.message, { label, operation: row.operation, nameOf }),
    facilityPath: row.facility_path,
    service: row.service,
    occurrences: row.occurrences,
    since: row.since?.toISOString() ?? null,
  }
}

const targetOf = ({ target_kind: kind, target_id: id }: EntryRow, nameOf: (id: string) => string | null) =>
  kind === null || id === null ? null : { kind, id, name: nameOf(id) }

/** The row with all that is recorded of it. */
export const detailsOf = (row: DetailedRow, names: NamesKnown): EntryDetails => ({
  ...viewOf(row, names),
  changes: row.changes.items,
  failure: row.failure,
  session: row.session_id,
  action: row.action,
  correlationId: row.correlation_id,
  mayFollow: [...(entryTypeOf(row.entry_type)?.follows ?? [])],
})
