import { type Columns, columnsFor } from '../domain/credentials/credential-columns.js'
import type { CredentialRun } from '../domain/credentials/credential-run.js'
import type { KnownCredential, KnownPerson, PolicyFacts } from '../domain/policy-facts.js'

/**
 * Facts as lines, and back. `versions` come first: what changes while the rest is being written is then newer than its
 * version says, and is taken in once more when the log is read on from where the lines began. Nothing that was deleted
 * meanwhile comes back to stay.
 */
const CONFIG = ['door', 'access_rule', 'schedule', 'holiday', 'macro'] as const
const MAPS = ['versions', 'lockdowns', 'devices', 'deviceTokens', 'people', 'groups', 'premises'] as const

/** A line each: parsing one takes a few milliseconds. */
const SLOTS_OF_A_RUN = 5_000

export type Entry = readonly [place: string, key: string, value: unknown]

export function* entriesOf(facts: PolicyFacts): Generator<Entry> {
  for (const name of MAPS) for (const [key, value] of facts[name]) yield [name, key, finite(value)]
  for (const kind of CONFIG) for (const [key, value] of facts.config[kind]) yield [kind, key, value]
  yield* credentialEntries(facts)
  for (const [key, groups] of facts.groupsOf) yield ['groupsOf', key, [...groups]]
}

/** Texts come after the runs that count in them: what is added meanwhile is among them. */
function* credentialEntries({ credentials }: PolicyFacts): Generator<Entry> {
  yield ['credentialCount', '', credentials.size]
  for (const run of credentials.runs(SLOTS_OF_A_RUN)) yield ['credentialRuns', '', storedRun(run)]
  const { holders, endings } = credentials.texts()
  for (const id of holders) yield ['credentialHolders', id, 0]
  for (const digits of endings) yield ['credentialEndings', digits, 0]
  for (const credential of credentials.otherwise()) yield ['credentials', credential.credentialId, stored(credential)]
}

type Entries = readonly (readonly [key: string, value: unknown])[]

/** Takes entries of one place into facts. */
export const addEntries = (facts: PolicyFacts, place: string, entries: Entries): void => {
  const add = adding[place]
  if (add !== undefined) {
    add(facts, entries)
    return
  }
  const maps = { ...facts.config, ...facts } as unknown as Record<string, Map<string, unknown> | undefined>
  for (const [key, value] of entries) maps[place]?.set(key, value)
}

/** What is stored otherwise than it is held. */
const adding: Readonly<Record<string, (facts: PolicyFacts, entries: Entries) => void>> = {
  credentials: (facts, entries) => {
    for (const [key, value] of entries) addCredential(facts, key, value as StoredCredential)
  },
  credentialCount: ({ credentials }, entries) => {
    for (const [, count] of entries) credentials.makeRoom(count as number)
  },
  credentialRuns: ({ credentials }, entries) => {
    for (const [, value] of entries) credentials.take(runOf(value as StoredRun))
  },
  credentialHolders: ({ credentials, ids }, entries) => {
    credentials.takeTexts({ holders: entries.map(([id]) => ids.of(id)) })
  },
  credentialEndings: ({ credentials }, entries) => {
    credentials.takeTexts({ endings: entries.map(([digits]) => digits) })
  },
  groupsOf: (facts, entries) => {
    for (const [key, value] of entries) {
      facts.groupsOf.set(facts.ids.of(key), new Set((value as string[]).map((id) => facts.ids.of(id))))
    }
  },
  people: (facts, entries) => {
    for (const [key, value] of entries) facts.people.set(facts.ids.of(key), value as KnownPerson)
  },
  groups: (facts, entries) => {
    for (const [key, value] of entries) facts.groups.set(facts.ids.of(key), (value as number | null) ?? Infinity)
  },
}

/** Columns as the bytes that they are in memory, in Base64: a file is read on the machine that wrote it. */
type StoredRun = Omit<CredentialRun, 'columns'> & { readonly columns: Readonly<Record<string, string>> }

const storedRun = ({ columns, ...texts }: CredentialRun): StoredRun => {
  const encoded = Object.entries(columns).map(([name, { buffer }]) => [name, Buffer.from(buffer).toString('base64')])
  return { ...texts, columns: Object.fromEntries(encoded) as StoredRun['columns'] }
}

const runOf = ({ columns, ...texts }: StoredRun): CredentialRun => {
  const slots = columnsFor(0)
  const decoded = Object.entries(slots).map(([name, { constructor }]) => {
    const { buffer, byteOffset, byteLength } = Buffer.from(columns[name]!, 'base64')
    const bytes = buffer.slice(byteOffset, byteOffset + byteLength)
    return [name, new (constructor as Uint8ArrayConstructor)(bytes)]
  })
  return { ...texts, columns: Object.fromEntries(decoded) as Columns }
}

/** Of a credential that is kept otherwise. JSON has no infinity. */
type StoredCredential = readonly [
  kind: KnownCredential['kind'],
  state: KnownCredential['state'],
  hmac: string,
  last4: string | null,
  userId: string | null,
  validFromMs: number | null,
  validUntilMs: number | null,
  duress: boolean,
  version: number,
  sealed: string | null,
]

const finite = (value: unknown): unknown => (value === Infinity || value === -Infinity ? null : value)

const stored = (credential: KnownCredential): StoredCredential => {
  const {
    kind,
    state,
    hmac,
    last4 = null,
    userId = null,
    validFromMs,
    validUntilMs,
    duress,
    version,
    sealed = null,
  } = credential
  const [from, until] = [finite(validFromMs), finite(validUntilMs)] as [number | null, number | null]
  return [kind, state, hmac, last4, userId, from, until, duress, version, sealed]
}

const addCredential = (facts: PolicyFacts, credentialId: string, values: StoredCredential): void => {
  const [kind, state, hmac, last4, userId, validFromMs, validUntilMs, duress, version, sealed] = values
  const credential: KnownCredential = {
    credentialId,
    kind,
    state,
    hmac,
    last4: last4 ?? undefined,
    userId: userId === null ? undefined : facts.ids.of(userId),
    validFromMs: validFromMs ?? -Infinity,
    validUntilMs: validUntilMs ?? Infinity,
    duress,
    version,
    ...(typeof sealed === 'string' && { sealed }),
  }
  facts.credentials.set(credentialId, credential)
  if (state !== 'removed') facts.credentialByHmac.set(hmac, credential)
}
