import { dayIn, type Site, startOfDay } from '@doorledger/kernel'

export const reportPresets = ['today', 'yesterday', 'last-week', 'last-month', 'last-quarter', 'last-year'] as const
export type ReportPreset = (typeof reportPresets)[number]

const DAY_MS = 86_400_000

interface Days {
  readonly from: string
  /** exclusive */
  readonly to: string
}

/** The period a preset means by the calendar of the site; half-open. */
export const periodOf = (preset: ReportPreset, { zone, now }: Site): { from: Date; to: Date } => {
  const { from, to } = PRESETS[preset](dayIn(zone, now))
  return { from: startOfDay(from, zone), to: startOfDay(to, zone) }
}

const moved = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

const firstOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)

const monthOf = (day: string): readonly [year: number, month: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)) - 1,
]

const PRESETS: Readonly<Record<ReportPreset, (today: string) => Days>> = {
  today: (today) => ({ from: today, to: moved(today, 1) }),
  yesterday: (today) => ({ from: moved(today, -1), to: today }),
  'last-week': (today) => {
    const monday = moved(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
    return { from: moved(monday, -7), to: monday }
  },
  'last-month': (today) => {
    const [year, month] = monthOf(today)
    return { from: firstOfMonth(year, month - 1), to: firstOfMonth(year, month) }
  },
  'last-quarter': (today) => {
    const [year, month] = monthOf(today)
    const quarter = Math.floor(month / 3) * 3
    return { from: firstOfMonth(year, quarter - 3), to: firstOfMonth(year, quarter) }
  },
  'last-year': (today) => {
    const [year] = monthOf(today)
    return { from: firstOfMonth(year - 1, 0), to: firstOfMonth(year, 0) }
  },
}
