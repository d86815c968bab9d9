import { type ContactFact, inOrder } from './door-fact.js'

/** A door stood open. Chatter of its contact neither ends an opening nor makes one. */
export interface Opening {
  /** the report that began it; its `factId` names the opening */
  readonly first: ContactFact
  /** whether the door was known to be closed before: without, nobody can say that it was forced (R4.54) */
  readonly fromClosed: boolean
  /** beginning of the time it has been open without a break */
  readonly stretch: ContactFact
  /** when it had been open without a break for as long as chatter may last; before, it may be chatter */
  readonly settledAtMs: number | undefined
  /** what ended it; undefined while it is open */
  readonly end: ContactFact | undefined
}

interface Fold {
  readonly openings: readonly Opening[]
  readonly last: ContactFact | undefined
}

/** @param settleMs how long a contact may chatter */
export const openingsOf = (contacts: Iterable<ContactFact>, settleMs: number): readonly Opening[] =>
  folded(contacts, settleMs).openings

const folded = (contacts: Iterable<ContactFact>, settleMs: number): Fold =>
  inOrder(contacts).reduce<Fold>((fold, fact) => ({ openings: next(fold, fact, settleMs), last: fact }), {
    openings: [],
    last: undefined,
  })

const next = ({ openings, last }: Fold, fact: ContactFact, settleMs: number): readonly Opening[] => {
  const current = openings.at(-1)
  const isOpen = current !== undefined && current.end === undefined
  if (fact.state !== 'open') return isOpen ? [...openings.slice(0, -1), ended(current, fact, settleMs)] : openings
  if (isOpen) return fact.continues === true ? [...openings.slice(0, -1), { ...current, stretch: fact }] : openings
  if (current !== undefined && goesOn(current, fact, settleMs)) {
    return [...openings.slice(0, -1), { ...current, stretch: fact, end: undefined }]
  }
  return [...openings, begun(fact, last?.state === 'closed')]
}

/** A contact that closes for a moment has bounced. One that was unknown meanwhile may have been anything. */
const goesOn = ({ end }: Opening, fact: ContactFact, settleMs: number): boolean =>
  end?.state === 'closed' && (fact.continues === true || fact.atMs - end.atMs < settleMs)

const begun = (first: ContactFact, fromClosed: boolean): Opening => ({
  first,
  fromClosed,
  stretch: first,
  settledAtMs: first.settledAtMs,
  end: undefined,
})

const ended = (opening: Opening, end: ContactFact, settleMs: number): Opening => ({
  ...opening,
  settledAtMs: settledBy(opening, end.atMs, settleMs),
  end,
})

/** When it had been open long enough, as is known at a time; undefined while it may be chatter. */
export const settledBy = ({ settledAtMs, stretch }: Opening, nowMs: number, settleMs: number): number | undefined => {
  if (settledAtMs !== undefined) return settledAtMs
  return nowMs - stretch.atMs >= settleMs ? stretch.atMs + settleMs : undefined
}

/**
 * The reports without the chatter among them: however long a contact chatters, few are left. What a contact repeats
 * later than that is kept, since a report that comes late may belong between.
 */
export const withoutChatter = (contacts: Iterable<ContactFact>, settleMs: number): readonly ContactFact[] => {
  const all = inOrder(contacts)
  const kept: ContactFact[] = []
  for (const fact of all) keep(kept, fact, settleMs)
  const settled = new Map(openingsOf(all, settleMs).map(({ first, settledAtMs }) => [first.factId, settledAtMs]))
  return kept.map((fact, index) => {
    const settledAtMs = kept[index + 1]?.continues === true ? settled.get(fact.factId) : undefined
    return settledAtMs === undefined ? fact : { ...fact, settledAtMs }
  })
}

const keep = (kept: ContactFact[], fact: ContactFact, settleMs: number): void => {
  const last = kept.at(-1)
  const soon = last !== undefined && fact.atMs - last.atMs < settleMs
  if (soon && bounces(kept, fact)) {
    kept.splice(kept.at(-2)?.continues === true ? -2 : -1)
    kept.push({ ...fact, continues: true })
  } else if (fact.continues === true || last?.state !== fact.state || !soon) {
    kept.push(fact)
  }
}

/** Open, closed, open. */
const bounces = (kept: readonly ContactFact[], { state }: ContactFact): boolean =>
  state === 'open' && kept.at(-1)?.state === 'closed' && kept.at(-2)?.state === 'open'
