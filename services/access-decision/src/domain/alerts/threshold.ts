/** So many within a time. */
export interface Threshold {
  readonly count: number
  readonly windowSec: number
}

/**
 * The most that lie within one window together with an instant, at least that one; 0 when that is too few. Events that
 * come late count with those after them as well as with those before.
 * @param timesMs of all that may count, in any order, the instant included
 */
export const reached = (timesMs: readonly number[], atMs: number, { count, windowSec }: Threshold): number => {
  const near = timesMs.filter((time) => Math.abs(time - atMs) <= windowSec * 1_000).sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [last, time] of near.entries()) {
    while (time - near[first]! > windowSec * 1_000) first += 1
    if (near[first]! <= atMs && atMs <= time) most = Math.max(most, last - first + 1)
  }
  return most >= count ? most : 0
}

/**
 * How many lie on the days around that of an instant, when there was one on each of so many days in a row and its day is
 * one of them; 0 when there was not.
 * @param dayOf number of the day of the site that an instant lies in
 */
export const reachedDaily = (
  timesMs: readonly number[],
  atMs: number,
  { days, dayOf }: { readonly days: number; readonly dayOf: (timeMs: number) => number },
): number => {
  const seen = new Set(timesMs.map(dayOf))
  let first = dayOf(atMs)
  let last = first
  while (seen.has(first - 1)) first -= 1
  while (seen.has(last + 1)) last += 1
  if (!seen.has(dayOf(atMs)) || last - first + 1 < days) return 0
  return timesMs.filter((timeMs) => dayOf(timeMs) >= first && dayOf(timeMs) <= last).length
}
