import type { EntryMessage, FieldChange } from '@doorledger/contracts'
import { messageText } from '../message-text.js'
import { denialCauseOf } from './denial-cause.js'
import type { RecordType } from './record-types.js'

/** What a sentence about a record is made of. */
export interface Told {
  readonly record_type: RecordType
  readonly entry_type: string | null
  readonly verb: string | null
  readonly message: EntryMessage | null
  readonly changes: { readonly items: readonly FieldChange[] } | null
  readonly reason: string | null
  readonly detail: string | null
}

interface Context {
  readonly label: string
  readonly targetName: string | null
  readonly nameOf: (id: string) => string | null
}

/** One sentence in English about a record. */
export const activityText = (told: Told, context: Context): string => {
  const detail = DETAILS[told.record_type]
  return detail === undefined ? ofEntry(told, context) : withDetail(context.label, detail(told, context))
}

type Detail = (told: Told, context: Context) => string | null

const nameOfTarget: Detail = (_, { targetName }) => targetName
const ofClient: Detail = ({ changes }) => client(changes?.items ?? [])
const ofCredential: Detail = ({ detail, verb }) => [spoken(detail), spoken(verb)].filter(Boolean).join(' ')

/** What follows the label. Of what is not in here the entry of the audit log speaks. */
const DETAILS: Readonly<Partial<Record<RecordType, Detail>>> = {
  'access.granted': nameOfTarget,
  'access.denied': ({ reason }, { targetName }) => `${targetName ?? '?'} (${CAUSES[denialCauseOf(reason ?? '')]})`,
  'group.member_added': nameOfTarget,
  'group.member_removed': nameOfTarget,
  'credential.added': ({ detail }) => spoken(detail),
  'credential.add_failed': ({ detail }) => spoken(detail),
  'credential.updated': ofCredential,
  'permissions.expired': ({ changes }) => expired(changes?.items ?? []),
  'auth.admin_area_login_observed': ofClient,
  'auth.unrecognized_device_login': ofClient,
}

const ofEntry = ({ message, verb }: Told, { label, nameOf }: Context): string =>
  message === null ? label : messageText(message, { label, operation: verb ?? '', nameOf })

const CAUSES = { not_allowed: 'not allowed in general', not_allowed_now: 'not allowed at this time' } as const

const withDetail = (label: string, detail: string | null): string =>
  detail === null || detail === '' ? label : `${label}: ${detail}`

const spoken = (code: string | null): string | null => {
  if (code === null) return null
  return code === 'pin' || code === 'qr' ? `${code.toUpperCase()} code` : code.replaceAll('_', ' ')
}

/** How many credentials, and whether anything is left that opens doors. */
const expired = (changes: readonly FieldChange[]): string | null => {
  const change = changes.find(({ field }) => field === 'credentials')
  if (!Array.isArray(change?.before)) return null
  const count = change.before.length
  return `${count} ${count === 1 ? 'credential' : 'credentials'}, ${change.after === 'all' ? 'all' : 'some'} doors`
}

const client = (changes: readonly FieldChange[]): string | null => {
  const change = changes.find(({ field }) => field === 'client')
  return typeof change?.after === 'string' ? change.after : null
}
