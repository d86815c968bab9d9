import { z } from 'zod'
import { lineOfText } from '../../readable-text.js'
import { timeZone } from '../../time-zone.js'

/** Of a door, rule, schedule, holiday or macro. Safe in a URL; a UUID when whoever creates it names none. */
export const configId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1–64 letters, digits, dots, hyphens or underscores')

/** What every configured thing has. */
export const configured = {
  name: lineOfText(200),
  facilityPath: z.string().max(500).optional().describe('Premises from the outside in: `hq/building-1/floor-2`'),
  deleted: z.boolean(),
}

/** IANA zone in which local times are read. */
export const localZone = timeZone.optional().describe('IANA time zone; that of the site when absent')
