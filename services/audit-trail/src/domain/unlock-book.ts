import type { Envelope } from '@doorledger/contracts'
import type { UnlockFact } from './unlock-fact.js'
import { MATCH_WINDOW_MS, type Matching, matchUnlocks, neighboursOf, type Telling } from './unlock-matching.js'
import { retell, type Settled } from './unlock-row.js'

/** Of which tellings can be of the same moment, apart from when. */
export const matchKeyOf = ({ tenantId, lockId, credentialRef, result }: UnlockFact): string =>
  JSON.stringify([tenantId, lockId, credentialRef, result])

/** A telling as the book has it. */
interface Entry {
  readonly id: string
  readonly matchKey: string
  readonly occurredMs: number
  fact: UnlockFact
}

/** Tellings that are not as they were stored. */
export interface BookChanges {
  readonly added: readonly UnlockFact[]
  readonly changed: readonly UnlockFact[]
}

/**
 * The tellings near those of a batch, and what is told of them. Takes one event after the other, so that what is
 * published follows from the order of the log alone, however it is cut into batches.
 */
export class UnlockBook {
  readonly #entries = new Map<string, Entry>()
  readonly #alike = new Map<string, Set<Entry>>()
  readonly #stored: ReadonlySet<string>
  readonly #changed = new Set<string>()

  /**
   * @param stored everything that could be matched with what will be taken, directly or through others
   * @param windowMs how far two tellings of one moment may be apart
   */
  constructor(
    stored: readonly UnlockFact[],
    private readonly windowMs = MATCH_WINDOW_MS,
  ) {
    for (const fact of stored) this.#put(fact)
    this.#stored = new Set(this.#entries.keys())
  }

  changes(): BookChanges {
    const ids = [...this.#changed]
    const factsOf = (some: readonly string[]) => some.map((id) => this.#entries.get(id)!.fact)
    return {
      added: factsOf(ids.filter((id) => !this.#stored.has(id))),
      changed: factsOf(ids.filter((id) => this.#stored.has(id))),
    }
  }

  /** What follows from a telling; nothing when it was told before. */
  take(telling: UnlockFact, cause: Envelope): readonly Envelope[] {
    const before = this.#entries.get(idOf(telling))
    if (before !== undefined && before.fact.sourceRevision >= telling.sourceRevision) return []
    if (before !== undefined) this.#alike.get(before.matchKey)?.delete(before)
    const now = this.#put(before?.fact.told === undefined ? telling : { ...telling, told: before.fact.told })
    this.#changed.add(now.id)
    const touched = new Set([now, ...this.#around(now), ...(before === undefined ? [] : this.#around(before))])
    return this.#settle([...this.#withPartners(touched)], cause)
  }

  /** Who was matched while the window was wider is not left behind. */
  #withPartners(touched: Set<Entry>): ReadonlySet<Entry> {
    for (const { fact } of touched) {
      const partner = this.#entries.get(`${fact.tenantId} ${fact.told?.partner}`)
      if (partner === undefined || touched.has(partner)) continue
      touched.add(partner)
      for (const near of this.#around(partner)) touched.add(near)
    }
    return touched
  }

  #put(fact: UnlockFact): Entry {
    const matchKey = matchKeyOf(fact)
    const entry = { id: idOf(fact), matchKey, occurredMs: Date.parse(fact.occurredAt), fact }
    this.#entries.set(entry.id, entry)
    const alike = this.#alike.get(matchKey)
    if (alike === undefined) this.#alike.set(matchKey, new Set([entry]))
    else alike.add(entry)
    return entry
  }

  /** Itself among them, as long as it is in the book. */
  #around({ matchKey, occurredMs, fact }: Entry): readonly Entry[] {
    const alike = this.#alike.get(matchKey)
    return fact.result === undefined || alike === undefined ? [] : neighboursOf(alike, occurredMs, this.windowMs)
  }

  #settle(touched: readonly Entry[], cause: Envelope): readonly Envelope[] {
    return settled(touched, (tellings) => matchUnlocks(tellings, this.windowMs)).flatMap(({ entry, ...each }) => {
      const { fact, publish } = retell(each, cause)
      if (fact !== entry.fact) {
        entry.fact = fact
        this.#changed.add(entry.id)
      }
      return publish
    })
  }
}

interface SettledEntry extends Settled {
  readonly entry: Entry
}

type Match = (tellings: readonly Telling[]) => Matching

/** In an order that follows from the tellings: phones first, since their events stay. */
const settled = (touched: readonly Entry[], match: Match): readonly SettledEntry[] => {
  if (touched.length === 1) return touched.map(alone)
  const groups = Map.groupBy(touched, ({ matchKey }) => matchKey).values()
  const all = [...groups].flatMap((alike) => settledAlike(alike, match))
  return all.sort((one, other) => orderOf(one) - orderOf(other) || compare(one.fact.factId, other.fact.factId))
}

const alone = (entry: Entry): SettledEntry => ({ entry, fact: entry.fact, isTied: false })

const settledAlike = (alike: readonly Entry[], match: Match): readonly SettledEntry[] => {
  if (alike[0]?.fact.result === undefined) return alike.map(alone)
  const byId = new Map(alike.map(({ fact }) => [fact.factId, fact]))
  const { partners, tied } = match(alike.map(tellingOf))
  return alike.map((entry) => {
    const { fact } = entry
    const partner = partners.get(fact.factId)
    return {
      entry,
      fact,
      partner: partner === undefined ? undefined : byId.get(partner),
      isTied: tied.has(fact.factId),
    }
  })
}

const tellingOf = ({ fact: { factId: id, source }, occurredMs }: Entry): Telling => ({ id, source, occurredMs })

const idOf = ({ tenantId, factId }: UnlockFact): string => `${tenantId} ${factId}`
const orderOf = ({ fact }: Settled): number => (fact.source === 'phone' ? 0 : 1)
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
