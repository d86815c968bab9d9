import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { databaseVersion, deviceId } from './device-attributes.js'

const blockId = z.uuid()
const blockSeq = z.int().positive().describe('With `indexInBlock`: where it belongs in the device’s own order')
const block = { deviceId: 'front-door', blockId: '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c' }
const ofDevice = { version: 1, topic: deviceEvents, subject: ({ deviceId }: { deviceId: string }) => deviceId }

export const auditGapDetected = defineEvent({
  ...ofDevice,
  type: 'device.audit_gap_detected',
  description: 'Audit ids jumped: records were lost before they reached us. More than 255 cannot be counted.',
  data: z.object({
    deviceId,
    blockId,
    blockSeq,
    indexInBlock: z.int().nonnegative().describe('First record after the gap'),
    expectedAuditId: z.int().min(0).max(255),
    gotAuditId: z.int().min(0).max(255),
    missingAtLeast: z.int().positive(),
  }),
  example: { ...block, blockSeq: 7, indexInBlock: 4, expectedAuditId: 255, gotAuditId: 1, missingAtLeast: 2 },
})
export type AuditGapDetected = EventFrom<typeof auditGapDetected>

export const auditGapRevised = defineEvent({
  ...ofDevice,
  type: 'device.audit_gap_revised',
  description:
    'Records that were reported missing came after all, in a late block or out of quarantine. Says of the whole gap ' +
    'how it stands now; 0 missing closes it. `time` is that of the gap.',
  data: z.object({
    deviceId,
    gapId: z.uuid().describe('`id` of the `device.audit_gap_detected` that reported it'),
    blockId: blockId.describe('In which it was found'),
    blockSeq,
    indexInBlock: z.int().nonnegative().describe('First record after the gap'),
    expectedAuditId: z.int().min(0).max(255),
    gotAuditId: z.int().min(0).max(255),
    missingAtLeast: z.int().nonnegative().describe('What is still missing; 0 when nothing is'),
    revision: z.int().positive().describe('The highest holds'),
    revisedByBlockId: blockId.describe('Which brought the records'),
  }),
  example: {
    ...block,
    gapId: '3f0c1f5e-1111-8222-9333-444455556666',
    blockSeq: 7,
    indexInBlock: 4,
    expectedAuditId: 255,
    gotAuditId: 1,
    missingAtLeast: 0,
    revision: 2,
    revisedByBlockId: '7a1b2c3d-0000-8000-8000-2f3f6e0a1b2c',
  },
})
export type AuditGapRevised = EventFrom<typeof auditGapRevised>

export const auditOverflowDetected = defineEvent({
  ...ofDevice,
  type: 'device.audit_overflow_detected',
  description: 'The device reported that it overwrote records before they were read.',
  data: z.object({
    deviceId,
    blockId,
    indexInBlock: z.int().nonnegative().optional(),
    overwriteIndex: z.int().optional(),
  }),
  example: { ...block, indexInBlock: 4 },
})
export type AuditOverflowDetected = EventFrom<typeof auditOverflowDetected>

export const databaseVersionReported = defineEvent({
  ...ofDevice,
  type: 'device.database_version_reported',
  description: 'The device reported its database version.',
  data: z.object({
    deviceId,
    blockId,
    nxtDbVerTS: databaseVersion,
    expected: databaseVersion.optional(),
    inSync: z.boolean().optional().describe('Absent when the host has assigned no version'),
  }),
  example: { ...block, nxtDbVerTS: '0x0873828198485981', expected: '0x0873828198485981', inSync: true },
})
export type DatabaseVersionReported = EventFrom<typeof databaseVersionReported>

export const databaseVersionMismatchDetected = defineEvent({
  ...ofDevice,
  type: 'device.database_version_mismatch_detected',
  description: 'The device’s database is not the one the host last assigned.',
  data: z.object({ deviceId, blockId, reported: databaseVersion, expected: databaseVersion }),
  example: { ...block, reported: '0x0873828198485981', expected: '0x08d16357eef73a69' },
})
export type DatabaseVersionMismatchDetected = EventFrom<typeof databaseVersionMismatchDetected>

export const lockIdChanged = defineEvent({
  ...ofDevice,
  type: 'device.lock_id_changed',
  description: 'The door id in the lock’s configuration changed; 65535 switches no-tour off (R2.21).',
  data: z.object({
    deviceId,
    blockId,
    old: z.int().min(0).max(65_535).optional(),
    new: z.int().min(0).max(65_535),
    noTourEnabled: z.boolean(),
  }),
  example: { ...block, old: 12, new: 65_535, noTourEnabled: false },
})
export type LockIdChanged = EventFrom<typeof lockIdChanged>

export const clockSuspected = defineEvent({
  ...ofDevice,
  type: 'device.clock_suspected',
  description: 'A block holds records from an implausible time; one event a block, for its worst record.',
  data: z.object({
    deviceId,
    blockId,
    deviceTime: z.string().describe('Local clock time as sent'),
    skewSec: z.int().describe('Device time minus time of receipt; negative when the clock is behind'),
  }),
  example: { ...block, deviceTime: '20000101000312', skewSec: -846_000_000 },
})
export type ClockSuspected = EventFrom<typeof clockSuspected>
