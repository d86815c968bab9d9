import type { Passage } from './authorised.js'

const MINUTE_MS = 60_000

/**
 * The times in which a door is unlocked by a schedule, by the minute.
 * @param isOpen whether some schedule permits at a time, Unix milliseconds
 * One that lasts at the end ends there: whoever asks then asks again.
 * @param fromMs first time that matters, rounded down to the minute
 */
export const passagesBetween = (
  isOpen: (atMs: number) => boolean,
  fromMs: number,
  toMs: number,
): readonly Passage[] => {
  const passages: Passage[] = []
  let begunMs: number | undefined
  for (let atMs = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS; atMs <= toMs; atMs += MINUTE_MS) {
    const open = isOpen(atMs)
    if (open) begunMs ??= atMs
    else if (begunMs !== undefined) {
      passages.push({ fromMs: begunMs, toMs: atMs })
      begunMs = undefined
    }
  }
  return begunMs === undefined ? passages : [...passages, { fromMs: begunMs, toMs }]
}
