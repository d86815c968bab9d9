import { z } from 'zod'
import { type ConfigEvent, configEvents } from './config-events.js'
import { configId, configured, localZone } from './config-id.js'

export const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
export type Weekday = z.infer<typeof weekday>

const localTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be HH:MM, 00:00 to 24:00')

/**
 * Local clock times; `from` belongs to the window, `to` does not. One that ends at or before it begins goes on past
 * midnight into the next day.
 */
export const timeWindow = z
  .object({ from: localTime.refine((time) => time !== '24:00', 'must be before 24:00'), to: localTime })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'must differ from `from`; a whole day is 00:00–24:00' })
export type TimeWindow = z.infer<typeof timeWindow>

const windows = z.array(timeWindow).max(24)

export const scheduleState = z.object({
  scheduleId: configId,
  ...configured,
  zone: localZone,
  weekly: z
    .array(z.object({ days: z.array(weekday).min(1).max(7), windows: windows.min(1) }))
    .max(16)
    .describe('A window that goes on past midnight belongs to the day on which it begins'),
  holidayIds: z.array(configId).max(200).describe('Days on which `holidayWindows` hold instead of the weekly ones'),
  holidayWindows: windows.describe('None: nothing is permitted on holidays'),
  exceptions: z
    .array(z.object({ date: z.iso.date(), windows }))
    .max(366)
    .describe('Single days with windows of their own; they come before holidays and weekdays'),
})
export type ScheduleState = z.infer<typeof scheduleState>

export const scheduleExample: ScheduleState = {
  scheduleId: 'office-hours',
  name: 'Office hours',
  zone: 'Europe/Helsinki',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], windows: [{ from: '07:00', to: '19:00' }] }],
  holidayIds: ['christmas'],
  holidayWindows: [],
  exceptions: [{ date: '2026-12-24', windows: [{ from: '07:00', to: '12:00' }] }],
  deleted: false,
}

export const scheduleEvents = configEvents({
  kind: 'schedule',
  called: 'a schedule',
  state: scheduleState,
  idOf: ({ scheduleId }) => scheduleId,
  example: scheduleExample,
})
export type ScheduleEvent = ConfigEvent<typeof scheduleEvents>
