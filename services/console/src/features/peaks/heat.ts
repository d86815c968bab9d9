/** What happened in one hour of one weekday; Monday is 1. */
export interface HourCount {
  readonly weekday: number
  readonly hour: number
  readonly count: number
}

/** Seven rows of twenty-four counts, Monday first; hours without anything are 0. */
export const weekOf = (items: readonly HourCount[]): readonly (readonly number[])[] => {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0))
  for (const { weekday, hour, count } of items) week[weekday - 1]![hour] = count
  return week
}

const STEPS = 5

/** How strong a colour is, 0 to 5: nothing is 0, and what there is most of 5. */
export const heatOf = (count: number, most: number): number =>
  count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((count / most) * STEPS))
