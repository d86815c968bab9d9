import { z } from 'zod'
import { wholeNumber } from './variables.js'

/** By when something is deleted, as all services that delete by themselves or tell of it must know alike. */
export const deletionVariables = {
  RETENTION_RUN_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 02:00')
    .default('02:00')
    .describe('Time of day, by the clock of the site, at which old records are deleted by policy'),
  REPORT_KEEP_DAYS: wholeNumber
    .refine((days) => days >= 1 && days <= 3_660, 'must be 1 to 3660 days')
    .default(30)
    .describe('Days that the file of a report is kept where no policy for `exports` says how long'),
}
