import { isLate, type Told, type UnlockFact } from './door-fact.js'

/** Clocks of two devices are compared through ours, which hears of both a little later (D-31). */
const TOLERANCE_MS = 2_000

/** A time during which a door is unlocked by its schedule; Unix milliseconds. */
export interface Passage {
  readonly fromMs: number
  readonly toMs: number
}

/**
 * Whether an unlock authorises an opening: its interval, from its beginning to `windowMs` after its end, contains the
 * opening, both bounds included. By the clock of the device when both come from the same; otherwise by the time we
 * heard of them, 2 s either way, unless one of them was handed in late.
 */
export const authorises = (unlock: UnlockFact, opening: Told, windowMs: number): boolean => {
  const same = unlock.deviceId === opening.deviceId
  const byDevice = same || isLate(unlock) || isLate(opening)
  const tolerance = same ? 0 : TOLERANCE_MS
  const from = byDevice ? unlock.atMs : unlock.receivedAtMs
  const to = from + unlockedForMs(unlock)
  const at = byDevice ? opening.atMs : opening.receivedAtMs
  return at >= from - tolerance && at <= to + windowMs + tolerance
}

/** The last of those that authorise an opening. */
export const authorisedBy = (unlocks: readonly UnlockFact[], opening: Told, windowMs: number): UnlockFact | undefined =>
  unlocks.findLast((unlock) => authorises(unlock, opening, windowMs))

export const unlockedForMs = ({ atMs, untilMs }: UnlockFact): number => Math.max(0, (untilMs ?? atMs) - atMs)

/** Whether the door was unlocked by its schedule, or had been shortly before. */
export const inPassage = (passages: readonly Passage[], atMs: number, windowMs = 0): boolean =>
  passages.some(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs + windowMs)
