import type { Configuration } from '../../api/types'

export type Weekly = Configuration['schedules']['weekly']
export type Window = Configuration['schedules']['holidayWindows'][number]
export type Weekday = Weekly[number]['days'][number]

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
export const DAY_MINUTES = 1_440

/** A stretch of one day, in minutes since its midnight. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** `07:30`; the end of a day is `24:00`. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** What a window takes of the day it begins on, and of the next when it ends before it begins. */
const partsOf = ({ from, to }: Window): readonly { readonly daysLater: number; readonly stretch: Stretch }[] => {
  const [begin, end] = [minutesOf(from), minutesOf(to)]
  if (end > begin) return [{ daysLater: 0, stretch: { from: begin, to: end } }]
  const rest = { daysLater: 1, stretch: { from: 0, to: end } }
  return [{ daysLater: 0, stretch: { from: begin, to: DAY_MINUTES } }, ...(end > 0 ? [rest] : [])]
}

/** Stretches of each weekday, Monday first. A window that ends before it begins goes on into the next day. */
export const stretchesOf = (weekly: Weekly): readonly (readonly Stretch[])[] => {
  const parts = weekly.flatMap(({ days, windows }) =>
    days.flatMap((day) =>
      windows.flatMap(partsOf).map(({ daysLater, stretch }) => ({
        place: (weekdays.indexOf(day) + daysLater) % weekdays.length,
        stretch,
      })),
    ),
  )
  return weekdays.map((_, place) => parts.filter((part) => part.place === place).map(({ stretch }) => stretch))
}

/** Adds a stretch to one day: to what is said of that day alone, or as something new. */
export const withStretch = (weekly: Weekly, day: Weekday, { from, to }: Stretch): Weekly => {
  const window = { from: timeOf(from), to: timeOf(to) }
  const own = weekly.findIndex(({ days }) => days.length === 1 && days[0] === day)
  if (own === -1) return [...weekly, { days: [day], windows: [window] }]
  return weekly.map((entry, place) => (place === own ? { ...entry, windows: [...entry.windows, window] } : entry))
}
