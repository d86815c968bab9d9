import { z } from 'zod'
import { type ConfigEvent, configEvents } from './config-events.js'
import { configId, configured } from './config-id.js'

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const exists = (text: string): boolean => {
  const [month = 0, day = 0] = text.split('-').map(Number)
  return day >= 1 && day <= (DAYS[month - 1] ?? 0)
}

/** `12-25`. 29 February is one, in leap years only. */
export const monthDay = z
  .string()
  .regex(/^\d\d-\d\d$/, 'must be MM-DD')
  .refine(exists, 'must be a day of the year, MM-DD')

/** When a holiday begins: once, or each year. */
export const holidayDate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), date: z.iso.date() }),
  z.object({ kind: z.literal('yearly'), monthDay: monthDay.describe('02-29 falls in leap years only') }),
])

export const holidayState = z.object({
  holidayId: configId,
  ...configured,
  begins: holidayDate,
  lastsDays: z.int().min(1).max(31).describe('From the day on which it begins'),
})
export type HolidayState = z.infer<typeof holidayState>

export const holidayExample: HolidayState = {
  holidayId: 'christmas',
  name: 'Christmas',
  begins: { kind: 'yearly', monthDay: '12-25' },
  lastsDays: 2,
  deleted: false,
}

export const holidayEvents = configEvents({
  kind: 'holiday',
  called: 'a holiday',
  state: holidayState,
  idOf: ({ holidayId }) => holidayId,
  example: holidayExample,
})
export type HolidayEvent = ConfigEvent<typeof holidayEvents>
