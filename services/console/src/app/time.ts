import { settings } from './settings'
import { type Preferences, usePreferences } from './preferences'
import { type Language, useLanguage } from './use-messages'

/** Writes instants the way the reader wants them. */
export interface TimeText {
  readonly zone: string
  /** `29 Nov 2026, 08:15:42` */
  readonly full: (instant: string | Date) => string
  /** `08:15:42`, with the day when that is not today */
  readonly short: (instant: string | Date) => string
  /** `29 Nov 2026` */
  readonly day: (instant: string | Date) => string
  /** `3 minutes ago` */
  readonly relative: (instant: string | Date, now?: Date) => string
}

export const zoneOf = ({ zone }: Pick<Preferences, 'zone'>): string =>
  zone === 'site' ? settings.siteZone : Intl.DateTimeFormat().resolvedOptions().timeZone

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

export const timeTextFor = (language: Language, zone: string): TimeText => {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    return (instant: string | Date) => format.format(new Date(instant))
  }
  const full = write({ dateStyle: 'medium', timeStyle: 'medium' })
  const day = write({ dateStyle: 'medium' })
  const clock = write({ timeStyle: 'medium' })
  const dayAndClock = write({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const spoken = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const relative = (instant: string | Date, now = new Date()): string => {
    const seconds = (new Date(instant).getTime() - now.getTime()) / 1_000
    const [unit, size] = steps.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
    return spoken.format(Math.round(seconds / size), unit)
  }
  const short = (instant: string | Date): string =>
    day(instant) === day(new Date()) ? clock(instant) : dayAndClock(instant)
  return { zone, full, short, day, relative }
}

const made = new Map<string, TimeText>()

export const useTimeText = (): TimeText => {
  const language = useLanguage()
  const zone = zoneOf(usePreferences())
  const key = `${language} ${zone}`
  const known = made.get(key) ?? timeTextFor(language, zone)
  made.set(key, known)
  return known
}
