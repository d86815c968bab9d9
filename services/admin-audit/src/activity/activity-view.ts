import {
  actionOutcome,
  type ActionOutcome,
  actionTarget,
  credentialKind,
  entryActor,
  type EntryActor,
  type EntryMessage,
  type FieldChange,
} from '@doorledger/contracts'
import { localTimeIn } from '@doorledger/kernel'
import { z } from 'zod'
import { activityText } from '../domain/activity/activity-text.js'
import { denialCauseOf } from '../domain/activity/denial-cause.js'
import { labelOfRecord, type RecordType, recordTypes } from '../domain/activity/record-types.js'
import type { NamesKnown } from '../entries/find-names.js'

const name = z.string().nullable()

/** A record of a person’s log as callers get it. */
export const activityView = z.object({
  id: z.uuid().describe('Of the entry, the access event or the event of the directory that it refers to'),
  occurredAt: z.iso.datetime({ precision: 3 }),
  localTime: z.string().describe('As clocks at the site showed it: `2026-11-20 13:45:07`; what a search looks through'),
  type: z.enum(recordTypes),
  label: z.string(),
  message: z.string().describe('In English'),
  by: entryActor.extend({ name }).describe('Who did it'),
  target: actionTarget.extend({ name }).nullable().describe('The door, group, credential, or whatever was acted on'),
  outcome: actionOutcome.nullable().describe('Of an action'),
  cause: z
    .enum(['not_allowed', 'not_allowed_now'])
    .nullable()
    .describe('Why a door did not open: not allowed in general, or not at that moment'),
  reason: z.string().nullable().describe('The same, exactly; or why an action was refused or failed'),
  credentialKind: credentialKind.nullable(),
  occurrences: z.int(),
})
export type ActivityView = z.infer<typeof activityView>

/** What `activityQuery` selects. */
export interface ActivityRow {
  readonly source: number
  readonly seq: number
  readonly occurred_at: Date
  readonly record_type: RecordType
  readonly id: string
  readonly entry_type: string | null
  readonly verb: string | null
  readonly outcome: ActionOutcome | null
  readonly actor_type: EntryActor['type']
  readonly actor_id: string | null
  readonly target_kind: string | null
  readonly target_id: string | null
  readonly message: EntryMessage | null
  readonly changes: { readonly items: FieldChange[] } | null
  readonly occurrences: number
  readonly reason: string | null
  readonly target_name: string | null
  readonly detail: string | null
}

/** What a row is shown with. */
export interface Showing {
  readonly userId: string
  readonly zone: string
  readonly names: NamesKnown
  readonly groupNames: ReadonlyMap<string, string>
}

export const viewOf = (row: ActivityRow, showing: Showing): ActivityView => {
  const { zone, names, userId } = showing
  const nameOf = (id: string | null) => names.nameOf(id, row.occurred_at)
  const actorId = row.target_kind === 'door' ? userId : row.actor_id
  const target = targetOf(row, showing)
  const label = labelOfRecord(row.record_type, row.entry_type)
  return {
    id: row.id,
    occurredAt: row.occurred_at.toISOString(),
    localTime: localTimeIn(zone, row.occurred_at).slice(0, 19).replace('T', ' '),
    type: row.record_type,
    label,
    message: activityText(row, { label, targetName: target?.name ?? null, nameOf }),
    by: { type: row.actor_type, id: actorId, name: row.actor_type === 'user' ? nameOf(actorId) : null },
    target,
    outcome: row.outcome,
    cause: row.reason === null ? null : denialCauseOf(row.reason),
    reason: row.reason ?? (row.outcome === null ? null : row.detail),
    credentialKind: kindOf(row.detail),
    occurrences: row.occurrences,
  }
}

const kindOf = (detail: string | null): ActivityView['credentialKind'] => {
  const { data } = credentialKind.safeParse(detail)
  return data ?? null
}

const targetOf = (row: ActivityRow, { names, groupNames }: Showing) => {
  const { target_kind: kind, target_id: id } = row
  if (kind === null || id === null) return null
  const name = row.target_name ?? (kind === 'group' ? (groupNames.get(id) ?? null) : names.nameOf(id, row.occurred_at))
  return { kind, id, name }
}
