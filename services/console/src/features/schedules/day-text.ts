import type { Language } from '../../app/use-messages'

const written = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { timeZone: 'UTC', ...options }).format(new Date(day))

/** `2026-12-06` as `6 Dec 2026`, whatever the zone: it is a day, not an instant. */
export const dayText = (day: string, language: Language): string => written(day, language, { dateStyle: 'medium' })

/** `12-06` as `6 December`. */
export const monthDayText = (monthDay: string, language: Language): string =>
  // A leap year, which has each of them.
  written(`2024-${monthDay}`, language, { day: 'numeric', month: 'long' })
