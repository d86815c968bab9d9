import { z } from 'zod'
import { lineOfText } from '../readable-text.js'
import { timeZone } from '../time-zone.js'

export const deviceKind = z.enum(['lock', 'reader', 'controller', 'gateway', 'nvr'])
export const lockKind = z.enum(['s50', 'relay'])

/** Lower-case words joined by hyphens or the device's own serial: 1–128 characters safe in a URL path. */
export const deviceId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, 'must be 1–128 letters, digits, dots, hyphens or underscores')

/** 64 bits as text; more than a JavaScript number holds, opaque, compared without regard to case (R2.19, R2.20). */
export const databaseVersion = z.string().regex(/^0[xX][0-9a-fA-F]{16}$/, 'must be 0x and 16 hexadecimal digits')

/** What is known of a device and may change (all optional in a change). */
export const deviceAttributes = z.object({
  name: lineOfText(200),
  model: z.string().min(1).max(64).optional().describe('The vendor’s model: `LE`, `NDE`, `RMRU`, `MTB`'),
  family: z.string().min(1).max(64).describe('Which decoder reads its codes: `engage`'),
  lockKind: lockKind.optional(),
  zone: timeZone,
  facilityPath: z.string().max(500).optional().describe('Premises from the outside in: `hq/building-1/floor-2`'),
  installedOn: z.iso.date().optional().describe('Records from before this day have a suspect clock'),
  expectedDbVersion: databaseVersion.optional().describe('The `nxtDbVerTS` the host last assigned'),
  labels: z.record(z.string().max(64), z.string().max(500)).optional().describe('Free attributes: `nvr_camera`, …'),
})

export type DeviceAttributes = z.infer<typeof deviceAttributes>
export type DeviceKind = z.infer<typeof deviceKind>

/** A device as it was at the time of the event it stands in. */
export const deviceRef = z.object({
  id: deviceId,
  name: z.string(),
  kind: deviceKind,
  facilityPath: z.string().optional(),
})
