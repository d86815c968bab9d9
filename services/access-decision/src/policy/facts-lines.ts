import type { KnownCredential, PolicyFacts } from '../domain/policy-facts.js'

/**
 * Facts as lines, and back. `versions` come first: what changes while the rest is being written is then newer than its
 * version says, and is taken in once more when the log is read on from where the lines began. Nothing that was deleted
 * meanwhile comes back to stay.
 */
const CONFIG = ['door', 'access_rule', 'schedule', 'holiday', 'macro'] as const
const MAPS = ['versions', 'lockdowns', 'devices', 'deviceTokens', 'people', 'groups', 'premises'] as const

export type Entry = readonly [place: string, key: string, value: unknown]

export function* entriesOf(facts: PolicyFacts): Generator<Entry> {
  for (const name of MAPS) for (const [key, value] of facts[name]) yield [name, key, finite(value)]
  for (const kind of CONFIG) for (const [key, value] of facts.config[kind]) yield [kind, key, value]
  for (const [key, credential] of facts.credentials) yield ['credentials', key, stored(credential)]
  for (const [key, groups] of facts.groupsOf) yield ['groupsOf', key, [...groups]]
}

/** Takes entries of one place into facts. */
export const addEntries = (
  facts: PolicyFacts,
  place: string,
  entries: readonly (readonly [string, unknown])[],
): void => {
  switch (place) {
    case 'credentials':
      for (const [key, value] of entries) addCredential(facts, key, value as StoredCredential)
      return
    case 'groupsOf':
      for (const [key, value] of entries) facts.groupsOf.set(key, new Set(value as string[]))
      return
    case 'groups':
      for (const [key, value] of entries) facts.groups.set(key, (value as number | null) ?? Infinity)
      return
    default: {
      const maps = { ...facts.config, ...facts } as unknown as Record<string, Map<string, unknown> | undefined>
      for (const [key, value] of entries) maps[place]?.set(key, value)
    }
  }
}

/** Without names, since there are so many: they are most of the file. JSON has no infinity. */
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
    userId: userId ?? undefined,
    validFromMs: validFromMs ?? -Infinity,
    validUntilMs: validUntilMs ?? Infinity,
    duress,
    version,
    ...(typeof sealed === 'string' && { sealed }),
  }
  facts.credentials.set(credentialId, credential)
  if (state !== 'removed') facts.credentialByHmac.set(hmac, credential)
}
