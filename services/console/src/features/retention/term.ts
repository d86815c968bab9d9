import type { Messages } from '../../messages/en'

/** A calendar duration in words: `P1Y6M` is “1 year 6 months”. */
export const termText = (term: string, { years, months, days }: Messages['retention']): string => {
  const words = { Y: years, M: months, D: days } as const
  const parts = [...term.matchAll(/(\d+)([YMD])/g)].map(([, count, unit]) =>
    words[unit as 'Y' | 'M' | 'D'](Number(count)),
  )
  return parts.join(' ')
}
