import type { EntryMessage } from '@doorledger/contracts'

/** What a sentence needs besides its parameters. */
export interface MessageContext {
  readonly label: string
  readonly operation: string
  /** of a person by id, at the time of the entry; null when unknown */
  readonly nameOf: (userId: string) => string | null
}

type Sentence = (params: EntryMessage['params'], context: MessageContext) => string

const UNKNOWN = 'unknown'

const user = ({ userId }: EntryMessage['params'], { nameOf }: MessageContext): string =>
  userId === undefined ? UNKNOWN : (nameOf(String(userId)) ?? UNKNOWN)

const loggedOut: Sentence = (params, context) => `User '${user(params, context)}' logged out.`

/** The sentences of the source, verbatim: straight quotes around names, an en dash before counts. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  'auth.login': (params, context) => `User '${user(params, context)}' logged in.`,
  'auth.logout': loggedOut,
  'auth.session_timeout': loggedOut,
  'auth.login_failed': (params, context) => `User '${user(params, context)}' login failed.`,
  'license.uploaded': () => 'New license file successfully uploaded.',
  'license.compliance_status': ({ used = 0, available = 0 }) => `Okay – ${used} of ${available} licenses in use.`,
  'license.exceeded': ({ used = 0, available = 0 }) => `Licenses Exceeded – ${used} of ${available} licenses.`,
}

/** The English text of a message; of a code without a sentence what was done to what. */
export const messageText = ({ code, params }: EntryMessage, context: MessageContext): string =>
  SENTENCES[code]?.(params, context) ?? plain(params, context)

const plain = ({ kind, id, text }: EntryMessage['params'], { label, operation, nameOf }: MessageContext): string => {
  if (text !== undefined) return String(text)
  const what = `${label}: ${operation.replaceAll('_', ' ')}`
  return id === undefined ? what : `${what} ${kind} '${nameOf(String(id)) ?? id}'`
}
