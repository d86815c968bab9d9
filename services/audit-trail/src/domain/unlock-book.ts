import type { Envelope } from '@doorledger/contracts'
import type { UnlockFact } from './unlock-fact.js'
import { matchUnlocks, neighboursOf, type Telling } from './unlock-matching.js'
import { retell, type Settled } from './unlock-row.js'

/** Of which tellings can be of the same moment, apart from when. */
export const matchKeyOf = ({ tenantId, lockId, credentialRef, result }: UnlockFact): string =>
  JSON.stringify([tenantId, lockId, credentialRef, result])

/**
 * The tellings near those of a batch, and what is told of them. Takes one event after the other, so that what is
 * published follows from the order of the log alone, however it is cut into batches.
 */
export class UnlockBook {
  readonly #facts = new Map<string, UnlockFact>()
  readonly #byKey = new Map<string, Set<string>>()
  readonly #changed = new Set<string>()

  /** @param stored everything that could be matched with what will be taken, directly or through others */
  constructor(stored: Iterable<UnlockFact>) {
    for (const fact of stored) this.#put(fact)
  }

  /** As they are now, of those that are not as they were stored. */
  changed(): readonly UnlockFact[] {
    return [...this.#changed].map((id) => this.#facts.get(id)!)
  }

  /** What follows from a telling; nothing when it was told before. */
  take(telling: UnlockFact, cause: Envelope): readonly Envelope[] {
    const before = this.#facts.get(idOf(telling))
    if (before !== undefined && before.sourceRevision >= telling.sourceRevision) return []
    if (before !== undefined) this.#byKey.get(matchKeyOf(before))?.delete(idOf(before))
    const now: UnlockFact = { ...telling, ...(before?.told && { told: before.told }) }
    this.#put(now)
    this.#changed.add(idOf(now))
    const touched = new Map([
      [idOf(now), now],
      ...this.#around(now),
      ...(before === undefined ? [] : this.#around(before)),
    ])
    return this.#settle([...touched.values()], cause)
  }

  #put(fact: UnlockFact): void {
    this.#facts.set(idOf(fact), fact)
    const key = matchKeyOf(fact)
    const ids = this.#byKey.get(key)
    if (ids === undefined) this.#byKey.set(key, new Set([idOf(fact)]))
    else ids.add(idOf(fact))
  }

  #around(fact: UnlockFact): readonly (readonly [string, UnlockFact])[] {
    if (fact.result === undefined) return []
    const alike = [...(this.#byKey.get(matchKeyOf(fact)) ?? [])].map((id) => this.#facts.get(id)!)
    const near = neighboursOf(
      alike.map((other) => ({ other, occurredMs: Date.parse(other.occurredAt) })),
      Date.parse(fact.occurredAt),
    )
    return near.map(({ other }) => [idOf(other), other] as const)
  }

  #settle(touched: readonly UnlockFact[], cause: Envelope): readonly Envelope[] {
    return settled(touched).flatMap((each) => {
      const { fact, publish } = retell(each, cause)
      if (fact !== each.fact) {
        this.#facts.set(idOf(fact), fact)
        this.#changed.add(idOf(fact))
      }
      return publish
    })
  }
}

const idOf = ({ tenantId, factId }: UnlockFact): string => `${tenantId} ${factId}`

/** In an order that follows from the tellings: phones first, since their events stay. */
const settled = (touched: readonly UnlockFact[]): readonly Settled[] => {
  const groups = Map.groupBy(touched, matchKeyOf).values()
  const all = [...groups].flatMap((alike) => settledAlike(alike))
  return all.sort((one, other) => orderOf(one) - orderOf(other) || compare(one.fact.factId, other.fact.factId))
}

const settledAlike = (alike: readonly UnlockFact[]): readonly Settled[] => {
  if (alike[0]?.result === undefined) return alike.map((fact) => ({ fact, isTied: false }))
  const byId = new Map(alike.map((fact) => [fact.factId, fact]))
  const { partners, tied } = matchUnlocks(alike.map(tellingOf))
  return alike.map((fact) => {
    const partner = partners.get(fact.factId)
    return { fact, partner: partner === undefined ? undefined : byId.get(partner), isTied: tied.has(fact.factId) }
  })
}

const tellingOf = ({ factId: id, source, occurredAt }: UnlockFact): Telling => ({
  id,
  source,
  occurredMs: Date.parse(occurredAt),
})

const orderOf = ({ fact }: Settled): number => (fact.source === 'phone' ? 0 : 1)
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
