/** What a device's clock showed: the reading as if the clock ran on UTC, or what is wrong with the text. */
export type ClockReading = { readonly localMs: number } | { readonly fault: string }

const DIGITS = 14
const DAY_MS = 86_400_000

/**
 * Reads `YYYYMMDDHHMMSS` as a real date and time of day (R2.12, R2.15). A date that merely cannot be true, such as one
 * far in the future, is left to the caller.
 * @returns `localMs`: milliseconds since 1970 if the device's clock ran on UTC; its zone is applied later
 */
export const readClock = (text: string): ClockReading => {
  if (!isDigits(text)) return { fault: 'must be 14 digits, YYYYMMDDHHMMSS' }
  const year = digits(text, 0, 4)
  const month = digits(text, 4, 6)
  const day = digits(text, 6, 8)
  const hour = digits(text, 8, 10)
  const minute = digits(text, 10, 12)
  const second = digits(text, 12, 14)
  if (year === 0) return { fault: 'year 0 does not exist' }
  if (month < 1 || month > 12) return { fault: `month ${month} does not exist` }
  if (day < 1 || day > daysIn(month, year)) return { fault: `day ${day} of month ${month} does not exist in ${year}` }
  if (hour > 23) return { fault: `hour ${hour} does not exist` }
  if (minute > 59) return { fault: `minute ${minute} does not exist` }
  if (second > 59) return { fault: `second ${second} does not exist` }
  return { localMs: daysSince1970(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 }
}

/** `20131113091752` as `2013-11-13T09:17:52`. */
export const localDateTime = (timeRaw: string): string =>
  `${timeRaw.slice(0, 4)}-${timeRaw.slice(4, 6)}-${timeRaw.slice(6, 8)}T` +
  `${timeRaw.slice(8, 10)}:${timeRaw.slice(10, 12)}:${timeRaw.slice(12, 14)}`

const isDigits = (text: string): boolean => {
  if (text.length !== DIGITS) return false
  for (let i = 0; i < DIGITS; i += 1) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}

const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - 48
  return value
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysIn = (month: number, year: number): number => {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Counts in years that begin in March, so that the leap day comes last; `Date.UTC` takes years below 100 for 19xx. */
const daysSince1970 = (year: number, month: number, day: number): number => {
  const marchYear = month > 2 ? year : year - 1
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return 365 * marchYear + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 719_469
}
