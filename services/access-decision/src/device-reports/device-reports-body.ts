import { deviceId } from '@doorledger/contracts'
import { z } from 'zod'

const MOST = 500

/** What every report of a device has. */
export const reportFields = {
  eventId: z.string().min(1).max(128).describe('Made up by the device; the same report sent again has the same'),
  occurredAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('RFC 3339, by the clock of the device; when it is received, if left out'),
}

/** One report, or up to 500 as `events`; `deviceId` may be named and must then be the sender’s. */
export const reportsBody = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const report = z.strictObject({ ...reportFields, ...shape })
  const sender = deviceId.optional().describe('Of the device that sends; its credential tells it')
  return z.union([
    report.extend({ deviceId: sender }),
    z.strictObject({ deviceId: sender, events: z.array(report).min(1).max(MOST) }),
  ])
}

export const reportsAnswer = z.object({
  reports: z.array(z.object({ eventId: z.string(), reportId: z.uuid() })).describe('In the order they were sent'),
})
export type ReportsAnswer = z.infer<typeof reportsAnswer>

/** Where a field of a report stands in the body that was sent. */
export const fieldOf = (isBatch: boolean, index: number, field: string): string =>
  isBatch ? `events.${index}.${field}` : field
