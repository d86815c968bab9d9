import { z } from 'zod'

/** An instant in a request, with whatever offset; years in which no offset leads out of four digits. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => !/\.\d{3}\d*[1-9]/.test(text), 'must not be more precise than milliseconds')
  .refine((text) => !/^(0000|9999)/.test(text), 'must be between the years 1 and 9998')

/** As it stands in events, so that such text sorts as the instants do: `2026-11-22T09:17:52.000Z`. */
export const inUtc = (text: string): string => new Date(text).toISOString()
