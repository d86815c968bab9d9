import type { ReportSchedule } from '@doorledger/contracts'
import { localTimeIn, type Site } from '@doorledger/kernel'
import type { ReportPreset } from './presets.js'

const PRESETS = { day: 'yesterday', week: 'last-week', month: 'last-month' } as const satisfies Record<
  ReportSchedule['every'],
  ReportPreset
>

/**
 * Whether a schedule asks for a report now: on each day, each Monday, or each first of a month of the site, from its time
 * on. A day that was missed is made up for as long as its period is the last one.
 */
export const dueReport = (
  { every, at }: Pick<ReportSchedule, 'every' | 'at'>,
  lastDay: string | null,
  { zone, now }: Site,
): { readonly day: string; readonly preset: ReportPreset } | undefined => {
  const [today = '', time = ''] = localTimeIn(zone, now).split('T')
  const begins = BEGINS[every](today)
  const isReached = begins < today || time >= at
  if (!isReached || (lastDay !== null && lastDay >= begins)) return undefined
  return { day: today, preset: PRESETS[every] }
}

const DAY_MS = 86_400_000

const BEGINS: Readonly<Record<ReportSchedule['every'], (today: string) => string>> = {
  day: (today) => today,
  week: (today) => {
    const atMs = Date.parse(`${today}T00:00:00Z`)
    const sinceMonday = (new Date(atMs).getUTCDay() + 6) % 7
    return new Date(atMs - sinceMonday * DAY_MS).toISOString().slice(0, 10)
  },
  month: (today) => `${today.slice(0, 8)}01`,
}
