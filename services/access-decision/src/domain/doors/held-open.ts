import type { Passage } from './authorised.js'

/** A door that is open, and how often somebody was told so. */
export interface HeldDoor {
  readonly openSinceMs: number
  /** undefined while it is open */
  readonly closedAtMs: number | undefined
  readonly thresholdMs: number
  /** when its schedule unlocks it: then it may stand open */
  readonly passages: readonly Passage[]
  /** of the reminders that were told; in order */
  readonly toldAtMs: readonly number[]
}

export interface Reminder {
  readonly atMs: number
  /** 1 for the first of the opening */
  readonly reminderNo: number
}

export interface Reminders {
  /** not told yet, in order */
  readonly due: readonly Reminder[]
  /** when the next comes if the door stays open; undefined when it is closed */
  readonly nextAtMs: number | undefined
}

/** So that one look after a long absence has a bound; the rest comes with the next look. */
const MOST_AT_ONCE = 200

/**
 * The reminders of a door held open: one after the threshold and one each time it passes again, until the door closes.
 * While its schedule unlocks it the timer stands still, and begins anew when that ends.
 */
export const remindersOf = (door: HeldDoor, nowMs: number): Reminders => {
  const due: Reminder[] = []
  let base = Math.max(door.openSinceMs, door.toldAtMs.at(-1) ?? 0)
  while (true) {
    base = afterPassages(door, base)
    const atMs = base + door.thresholdMs
    if (door.closedAtMs !== undefined && atMs >= door.closedAtMs) return { due, nextAtMs: undefined }
    if (atMs > nowMs || due.length === MOST_AT_ONCE) return { due, nextAtMs: atMs }
    due.push({ atMs, reminderNo: door.toldAtMs.length + due.length + 1 })
    base = atMs
  }
}

/** Where the timer begins that is to run for the whole threshold without a passage in it. */
const afterPassages = ({ passages, thresholdMs }: HeldDoor, fromMs: number): number => {
  let base = fromMs
  for (const { fromMs: opens, toMs: ends } of passages.toSorted((one, other) => one.fromMs - other.fromMs)) {
    if (opens <= base + thresholdMs && ends > base) base = ends
  }
  return base
}
