import type { ContactState } from '@doorledger/contracts'

/** When something was told of a door, by the clock of who told it and by ours; Unix milliseconds. */
export interface Told {
  readonly factId: string
  readonly deviceId: string
  /** by the clock of the device, when it has one; never after `receivedAtMs` */
  readonly atMs: number
  readonly receivedAtMs: number
}

/** A contact changed, or is no longer known. */
export interface ContactFact extends Told {
  readonly kind: 'contact'
  readonly state: ContactState
  /** the opening before goes on: what lay between was chatter and is forgotten */
  readonly continues?: boolean
  /** on the first report of an opening whose chatter is forgotten: when it had been open long enough */
  readonly settledAtMs?: number
}

/** A door was unlocked for somebody, or by a button, an operator or a schedule. `factId` is the access event. */
export interface UnlockFact extends Told {
  readonly kind: 'unlock'
  readonly cause: string
  /** end of the unlock by the same clock as `atMs`; unknown: it ends when it begins */
  readonly untilMs?: number
  /** of the rule that granted, in place of the door's own (D-32) */
  readonly heldOpenThresholdSec?: number
}

export type DoorFact = ContactFact | UnlockFact

/** From when on a report counts as handed in later: our clock then says nothing of when it happened. */
const LATE_MS = 60_000
export const isLate = ({ atMs, receivedAtMs }: Told): boolean => receivedAtMs - atMs > LATE_MS

const RANK = { unlock: 0, contact: 1 }

/** In their place in time; at the same millisecond an unlock comes before the opening it explains. */
export const inOrder = <Fact extends DoorFact>(facts: Iterable<Fact>): readonly Fact[] =>
  [...facts].sort(
    (one, other) => one.atMs - other.atMs || RANK[one.kind] - RANK[other.kind] || (one.factId < other.factId ? -1 : 1),
  )
