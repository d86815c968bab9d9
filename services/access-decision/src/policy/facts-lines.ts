import type { KnownCredential, PolicyFacts } from '../domain/policy-facts.js'

/**
 * Facts as lines, and back. `versions` come first: what changes while the rest is being written is then newer than its
 * version says, and is taken in once more when the log is read on from where the lines began. Nothing that was deleted
 * meanwhile comes back to stay.
 */
const CONFIG = ['door', 'access_rule', 'schedule', 'holiday', 'macro'] as const
const MAPS = ['versions', 'lockdowns', 'devices', 'deviceTokens', 'people', 'groups', 'premises'] as const

type Entry = readonly [place: string, key: string, value: unknown]

export function* entriesOf(facts: PolicyFacts): Generator<Entry> {
  for (const name of MAPS) for (const [key, value] of facts[name]) yield [name, key, finite(value)]
  for (const kind of CONFIG) for (const [key, value] of facts.config[kind]) yield [kind, key, value]
  for (const [key, credential] of facts.credentials) yield ['credentials', key, withoutInfinity(credential)]
  for (const [key, groups] of facts.groupsOf) yield ['groupsOf', key, [...groups]]
}

/** Takes an entry into facts. */
export const addEntry = (facts: PolicyFacts, [place, key, value]: Entry): void => {
  if (place === 'credentials') return addCredential(facts, key, value as FiniteCredential)
  if (place === 'groupsOf') return void facts.groupsOf.set(key, new Set(value as string[]))
  if (place === 'groups') return void facts.groups.set(key, (value as number | null) ?? Infinity)
  const maps = { ...facts.config, ...facts } as unknown as Record<string, Map<string, unknown> | undefined>
  maps[place]?.set(key, value)
}

type FiniteCredential = Omit<KnownCredential, 'validFromMs' | 'validUntilMs'> & {
  readonly validFromMs: number | null
  readonly validUntilMs: number | null
}

/** JSON has no infinity. */
const finite = (value: unknown): unknown => (value === Infinity ? null : value)

const withoutInfinity = (credential: KnownCredential): FiniteCredential => ({
  ...credential,
  validFromMs: Number.isFinite(credential.validFromMs) ? credential.validFromMs : null,
  validUntilMs: Number.isFinite(credential.validUntilMs) ? credential.validUntilMs : null,
})

const addCredential = (facts: PolicyFacts, key: string, stored: FiniteCredential): void => {
  const credential: KnownCredential = {
    ...stored,
    last4: stored.last4,
    userId: stored.userId,
    validFromMs: stored.validFromMs ?? -Infinity,
    validUntilMs: stored.validUntilMs ?? Infinity,
  }
  facts.credentials.set(key, credential)
  if (credential.state !== 'removed') facts.credentialByHmac.set(credential.hmac, credential)
}
