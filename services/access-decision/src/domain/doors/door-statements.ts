import type { Explanation } from '@doorledger/contracts'
import { authorisedBy, authorises, inPassage, type Passage, unlockedForMs } from './authorised.js'
import { type ContactFact, type DoorFact, inOrder, type UnlockFact } from './door-fact.js'
import { remindersOf } from './held-open.js'
import { type Opening, openingsOf, settledBy } from './openings.js'

/** How long things may take at a door. */
export interface DoorTimes {
  /** an unlock this long before authorises an opening */
  readonly windowMs: number
  /** from when on an open door is held open, unless the rule that let somebody in says otherwise */
  readonly thresholdMs: number
  /** how long a contact may chatter */
  readonly settleMs: number
  /** when its schedule unlocks it */
  readonly passages: readonly Passage[]
}

/** What follows from what a door was told. All times are Unix milliseconds. */
export type Statement =
  | {
      readonly kind: 'opened'
      readonly openingId: string
      readonly atMs: number
      readonly contact: ContactFact
    }
  | {
      readonly kind: 'closed'
      readonly openingId: string
      readonly atMs: number
      readonly contact: ContactFact
      readonly openForMs: number
    }
  | {
      readonly kind: 'forced'
      readonly openingId: string
      readonly atMs: number
      readonly contact: ContactFact
      readonly lastUnlockAtMs: number | undefined
    }
  | {
      readonly kind: 'held'
      readonly openingId: string
      readonly atMs: number
      readonly contact: ContactFact
      readonly reminderNo: number
      readonly thresholdMs: number
      readonly openSinceMs: number
    }

/** A statement that was made, as far as it must be known to take it back. */
export interface Made {
  readonly kind: Statement['kind']
  readonly openingId: string
  readonly atMs: number
  /** 0 for what is said once an opening */
  readonly reminderNo: number
}

export interface Withdrawal {
  readonly made: Made
  readonly because: Explanation
}

export interface Conclusion {
  readonly state: readonly Statement[]
  readonly withdraw: readonly Withdrawal[]
  /** when time alone may lead to more; undefined when it cannot */
  readonly dueAtMs: number | undefined
}

export interface DoorHistory {
  readonly facts: readonly DoorFact[]
  readonly made: readonly Made[]
  readonly times: DoorTimes
}

/**
 * What is to be said of a door now, and what to be taken back: the statements that follow from all that was told, less
 * those that were made. So it makes no difference in which order reports arrive, nor whether a process stood still.
 */
export const conclude = ({ facts, made, times }: DoorHistory, nowMs: number): Conclusion => {
  const ordered = inOrder(facts)
  const unlocks = ordered.filter((fact): fact is UnlockFact => fact.kind === 'unlock')
  const contacts = ordered.filter((fact): fact is ContactFact => fact.kind === 'contact')
  const openings = openingsOf(contacts, times.settleMs)
  const concluded = openings.map((opening) => {
    const ofOpening = made.filter(({ openingId }) => openingId === opening.first.factId)
    return concludeOpening({ opening, made: ofOpening, unlocks, times }, nowMs)
  })
  const known = new Set(openings.map(({ first }) => first.factId))
  const gone = made.filter(({ openingId }) => !known.has(openingId)).flatMap(withdrawnByHistory)
  return {
    state: concluded.flatMap(({ state }) => state),
    withdraw: [...gone, ...concluded.flatMap(({ withdraw }) => withdraw)],
    dueAtMs: earliest(concluded.map(({ dueAtMs }) => dueAtMs)),
  }
}

interface OneOpening {
  readonly opening: Opening
  readonly made: readonly Made[]
  readonly unlocks: readonly UnlockFact[]
  readonly times: DoorTimes
}

const NOTHING: Conclusion = { state: [], withdraw: [], dueAtMs: undefined }

const concludeOpening = (one: OneOpening, nowMs: number): Conclusion => {
  const { opening, times } = one
  const settledAtMs = settledBy(opening, opening.end?.atMs ?? nowMs, times.settleMs)
  if (settledAtMs === undefined) {
    return opening.end === undefined ? { ...NOTHING, dueAtMs: opening.stretch.atMs + times.settleMs } : NOTHING
  }
  return together([position(one, nowMs), forced(one), held(one, nowMs)])
}

const together = (parts: readonly Conclusion[]): Conclusion => ({
  state: parts.flatMap(({ state }) => state),
  withdraw: parts.flatMap(({ withdraw }) => withdraw),
  dueAtMs: earliest(parts.map(({ dueAtMs }) => dueAtMs)),
})

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((time): time is number => time !== undefined && Number.isFinite(time))
  return known.length === 0 ? undefined : Math.min(...known)
}

const wasMade = ({ made }: OneOpening, kind: Statement['kind']): Made | undefined =>
  made.find((statement) => statement.kind === kind)

/** That it opened, and that it closed once it has stayed closed for longer than chatter lasts. */
const position = (one: OneOpening, nowMs: number): Conclusion => {
  const { first, end } = one.opening
  const openingId = first.factId
  const state: Statement[] = []
  if (!wasMade(one, 'opened')) state.push({ kind: 'opened', openingId, atMs: first.atMs, contact: first })
  if (end?.state !== 'closed' || wasMade(one, 'closed')) return { ...NOTHING, state }
  const settlesAtMs = end.atMs + one.times.settleMs
  if (nowMs < settlesAtMs) return { ...NOTHING, state, dueAtMs: settlesAtMs }
  const openForMs = end.atMs - first.atMs
  return {
    ...NOTHING,
    state: [...state, { kind: 'closed', openingId, atMs: end.atMs, contact: end, openForMs }],
  }
}

const forced = (one: OneOpening): Conclusion => {
  const { opening, unlocks, times } = one
  const { first } = opening
  const made = wasMade(one, 'forced')
  const unlock = authorisedBy(unlocks, first, times.windowMs)
  const inSchedule = inPassage(times.passages, first.atMs, times.windowMs)
  if (!opening.fromClosed) return made === undefined ? NOTHING : { ...NOTHING, withdraw: withdrawnByHistory(made) }
  if (unlock === undefined && !inSchedule) return made === undefined ? stateForced(one) : NOTHING
  if (made === undefined) return NOTHING
  const because = unlock === undefined ? { cause: 'scheduled_unlock' } : explainedBy(unlock)
  return { ...NOTHING, withdraw: [{ made, because }] }
}

const explainedBy = ({ factId, cause, atMs }: UnlockFact): Explanation => ({
  accessEventId: factId,
  cause,
  at: new Date(atMs).toISOString(),
})

const stateForced = ({ opening: { first }, unlocks }: OneOpening): Conclusion => {
  const before = unlocks.filter(({ atMs }) => atMs <= first.atMs)
  const ends = before.map((unlock) => unlock.atMs + unlockedForMs(unlock)).filter((end) => end <= first.atMs)
  const lastUnlockAtMs = ends.length === 0 ? undefined : Math.max(...ends)
  return {
    ...NOTHING,
    state: [
      {
        kind: 'forced',
        openingId: first.factId,
        atMs: first.atMs,
        contact: first,
        lastUnlockAtMs,
      },
    ],
  }
}

const held = (one: OneOpening, nowMs: number): Conclusion => {
  const { opening, made, unlocks, times } = one
  const { first, end } = opening
  const all = made.filter(({ kind }) => kind === 'held').toSorted((a, b) => a.atMs - b.atMs)
  const wrong = all.filter(({ atMs }) => end !== undefined && atMs >= end.atMs)
  const right = all.filter((statement) => !wrong.includes(statement))
  const ruleSec = unlocks.findLast((unlock) => authorises(unlock, first, times.windowMs))?.heldOpenThresholdSec
  const thresholdMs = ruleSec === undefined ? times.thresholdMs : ruleSec * 1_000
  const { due, nextAtMs } = remindersOf(
    {
      openSinceMs: first.atMs,
      closedAtMs: end?.atMs,
      thresholdMs,
      passages: times.passages,
      toldAtMs: right.map(({ atMs }) => atMs),
    },
    nowMs,
  )
  const openingId = first.factId
  return {
    state: due.map(({ atMs, reminderNo }) => ({
      kind: 'held',
      openingId,
      atMs,
      contact: first,
      reminderNo,
      thresholdMs,
      openSinceMs: first.atMs,
    })),
    withdraw: wrong.flatMap(withdrawnByHistory),
    dueAtMs: nextAtMs,
  }
}

/** Late reports of the contact show that it was not as stated. That a door moved is not taken back. */
const withdrawnByHistory = (made: Made): readonly Withdrawal[] =>
  made.kind === 'forced' || made.kind === 'held' ? [{ made, because: { cause: 'contact_history' } }] : []
