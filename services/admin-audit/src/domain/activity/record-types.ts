import { codesLabelled, entryTypeOf } from '@doorledger/contracts'

/** The records that the log of a person shows (source 1), by their codes, with the labels of the source. */
export const RECORD_LABELS = {
  'auth.admin_area_login_observed': 'Admin area login',
  'auth.unrecognized_device_login': 'Login from unrecognized device',
  'access.granted': 'Door opened',
  'group.member_added': 'Added to a group',
  'group.member_removed': 'Removed from a group',
  'access.denied': 'Door open attempt failed',
  'credential.added': 'Keycard added',
  'credential.add_failed': 'Keycard failed to add',
  'permissions.expired': 'Permissions expired',
  'credential.updated': 'User updated',
} as const

/** Besides the ten of the source: what somebody did as an administrator (R1.1). Its label is that of the entry. */
export const ADMIN_ACTION = 'admin.action'

/** Logins that are not unusual, and how they end: shown when they are asked for (D-03). */
export const ROUTINE_LOGINS = ['auth.login', 'auth.logout', 'auth.session_timeout', 'auth.login_failed'] as const

export const recordTypes = [
  ...(Object.keys(RECORD_LABELS) as readonly (keyof typeof RECORD_LABELS)[]),
  ADMIN_ACTION,
  ...ROUTINE_LOGINS,
] as const
export type RecordType = (typeof recordTypes)[number]

const isOfSource = (type: RecordType): type is keyof typeof RECORD_LABELS => type in RECORD_LABELS

/** What a record is called. @param entryType of the entry of the audit log that it is, if it is one */
export const labelOfRecord = (type: RecordType, entryType: string | null): string => {
  if (isOfSource(type)) return RECORD_LABELS[type]
  const code = entryType ?? type
  return entryTypeOf(code)?.label ?? code
}

/** What labels with a text in them stand for. */
export interface LabelledTypes {
  readonly records: readonly RecordType[]
  /** of entries, for what somebody did as an administrator */
  readonly entryTypes: readonly string[]
}

export const typesLabelled = (text: string): LabelledTypes => {
  const wanted = text.toLowerCase()
  return {
    records: recordTypes.filter(
      (type) => type !== ADMIN_ACTION && labelOfRecord(type, null).toLowerCase().includes(wanted),
    ),
    entryTypes: codesLabelled(text),
  }
}

/** The types that a list shows, for what was asked for. */
export const typesShown = (
  asked: readonly RecordType[] | undefined,
  routineLogins: boolean,
): ReadonlySet<RecordType> => {
  const isRoutine = (type: RecordType) => (ROUTINE_LOGINS as readonly string[]).includes(type)
  return new Set(asked ?? recordTypes.filter((type) => routineLogins || !isRoutine(type)))
}
