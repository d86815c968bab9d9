import type { Language } from './use-messages'

const MINUTE_MS = 60_000
const units = [
  ['day', 1_440],
  ['hour', 60],
  ['minute', 1],
] as const

/** A span in its largest unit, whatever its sign: `1 day`, `5 minutes`. */
export const spanText = (spanMs: number, language: Language): string => {
  const minutes = Math.abs(spanMs) / MINUTE_MS
  const [unit, size] = units.find(([, least]) => minutes >= least) ?? ['minute', 1]
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(minutes / size))
}
