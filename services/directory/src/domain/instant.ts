import { endOfDay, startOfDay } from '@doorledger/kernel'
import { z } from 'zod'

/** An instant in a request, with whatever offset; years in which no offset leads out of four digits. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !/\.\d{3}\d*[1-9]/.test(text), 'must not be more precise than milliseconds')
  .refine((text) => !/^(0000|9999)/.test(text), 'must be between the years 1 and 9998')

/** As it stands in events, so that such text sorts as the instants do: `2026-11-22T09:17:52.000Z`. */
export const inUtc = (text: string): string => new Date(text).toISOString()

/** When a validity begins or ends, in a request: an instant, or a day of the site, which then is the first or the last. */
export const validity = z.union([instant, z.iso.date().refine((text) => !/^(0000|9999)/.test(text))], {
  error: 'must be a time with its offset, such as 2026-12-31T17:00:00+01:00, or a day such as 2026-12-31',
})

const isDay = (text: string): boolean => text.length === '2026-12-31'.length

/** @param zone of the site */
export const validFromOf = (text: string, zone: string): string =>
  isDay(text) ? startOfDay(text, zone).toISOString() : inUtc(text)

/** The first instant at which it is valid no more. @param zone of the site */
export const validUntilOf = (text: string, zone: string): string =>
  isDay(text) ? endOfDay(text, zone).toISOString() : inUtc(text)

/** What a change says of a validity: nothing where it leaves it as it is, null where it removes it. */
export const changedValidity = (
  given: { readonly validFrom?: string | null | undefined; readonly validUntil?: string | null | undefined },
  zone: string,
): { readonly validFrom?: string | null; readonly validUntil?: string | null } => ({
  ...(given.validFrom !== undefined && { validFrom: given.validFrom && validFromOf(given.validFrom, zone) }),
  ...(given.validUntil !== undefined && { validUntil: given.validUntil && validUntilOf(given.validUntil, zone) }),
})
