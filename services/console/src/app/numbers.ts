import { type Language, useLanguage } from './use-messages'

/** Writes numbers the way the reader’s language does. */
export interface NumberText {
  readonly count: (value: number) => string
  /** `12.4 MB` */
  readonly size: (bytes: number) => string
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

export const numberTextFor = (language: Language): NumberText => {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  const whole = new Intl.NumberFormat(locale)
  const size = (bytes: number): string => {
    const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
    const format = { style: 'unit', unit: units[power]!, maximumFractionDigits: power < 2 ? 0 : 1 } as const
    return new Intl.NumberFormat(locale, format).format(bytes / 1_000 ** power)
  }
  return { count: (value) => whole.format(value), size }
}

const made = new Map<Language, NumberText>()

export const useNumberText = (): NumberText => {
  const language = useLanguage()
  const known = made.get(language) ?? numberTextFor(language)
  made.set(language, known)
  return known
}
