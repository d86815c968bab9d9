import { z } from 'zod'
import { accessResult, accessType, reason } from '../access/vocabulary.js'
import { defineEvent, type EventFrom } from '../define-event.js'
import { deviceEvents } from '../topic.js'
import { deviceId, deviceRef } from './device-attributes.js'

/** What is odd about a record; none of these keeps it out of the record. */
export const recordFlag = z.enum([
  'nonStandardLength',
  'clockSuspect',
  'dstAmbiguous',
  'dstGap',
  'late',
  'auditIdOutOfRange',
  'tagNotApplicable',
  'possibleDuplicate',
  'spooled',
  'decidedOffline',
  'stalePolicy',
  'cooldownLocal',
])
export type RecordFlag = z.infer<typeof recordFlag>

/** What a code means for the access log. Only codes that carry this become access events (D-20). */
export const accessMeaning = z.object({ result: accessResult, reason, accessType })
export type AccessMeaning = z.infer<typeof accessMeaning>

/** What the decoder of the device's family made of a code. Without `codeName` the code is unknown. */
export const codeMeaning = z.object({
  family: z.string(),
  decoderVersion: z.int().nonnegative().describe('A higher version of the same record replaces a lower one'),
  codeName: z.string().optional(),
  category: z.string().optional(),
  access: accessMeaning.optional(),
})
export type CodeMeaning = z.infer<typeof codeMeaning>

export const auditRecord = z.object({
  recordId: z.uuid().describe('Derived from dedupeKey'),
  deviceId,
  device: deviceRef.describe('As it was when the block was read'),
  blockId: z.uuid(),
  blockSeq: z.int().positive(),
  indexInBlock: z.int().nonnegative().describe('Device order, since several records share one second'),
  eventRaw: z.string().describe('As sent; bits of an unknown card are left out: see `card`'),
  code: z
    .string()
    .regex(/^[0-9A-F]{2,4}$/)
    .describe('First four hexadecimal digits, upper case'),
  dataHex: z
    .string()
    .regex(/^[0-9A-F]*$/)
    .describe('The rest'),
  timeRaw: z.string().describe('As sent: local clock time, 14 digits'),
  zone: z.string().describe('IANA zone the time was read in'),
  occurredLocal: z.string().describe('`2013-11-13T09:17:52`'),
  auditId: z.int().min(0).max(255).optional(),
  dedupeKey: z.string().length(64).describe('SHA-256 of device, event, time, audit id and occurrence in the block'),
  card: z
    .object({ bitLength: z.int().min(1).max(64), bitsHex: z.string().regex(/^[0-9a-f]{1,16}$/) })
    .optional()
    .describe('What an unknown card sent, of the attempt with it; the last bit is the lowest'),
  partOf: z.uuid().optional().describe('Record of the attempt that this one adds to, and is no attempt by itself'),
  flags: z.array(recordFlag),
  meaning: codeMeaning,
})
export type AuditRecord = z.infer<typeof auditRecord>

const example: AuditRecord = {
  recordId: '3f0c1f5e-1111-8222-9333-444455556666',
  deviceId: 'front-door',
  device: { id: 'front-door', name: 'Front door', kind: 'lock' },
  blockId: '6f1b2c3d-0000-8000-8000-2f3f6e0a1b2c',
  blockSeq: 7,
  indexInBlock: 0,
  eventRaw: '05070000',
  code: '0507',
  dataHex: '0000',
  timeRaw: '20261113091752',
  zone: 'Europe/Helsinki',
  occurredLocal: '2026-11-13T09:17:52',
  dedupeKey: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  flags: ['late'],
  meaning: {
    family: 'engage',
    decoderVersion: 1,
    codeName: 'pass-through credential',
    category: 'access',
    access: { result: 'granted', reason: 'success', accessType: 'unknown' },
  },
}

export const auditRecorded = defineEvent({
  type: 'device.audit_recorded',
  version: 1,
  description: 'One record of a device’s audit trail.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: auditRecord,
  example,
})
export type AuditRecorded = EventFrom<typeof auditRecorded>

export const auditRedecoded = defineEvent({
  type: 'device.audit_redecoded',
  version: 1,
  description: 'A record got another meaning because its decoder was replaced. The record itself is unchanged.',
  topic: deviceEvents,
  subject: ({ deviceId }) => deviceId,
  data: auditRecord.extend({ previous: codeMeaning.describe('What it was taken to mean until now') }),
  example: {
    ...example,
    meaning: { ...example.meaning, decoderVersion: 2, codeName: 'credential accepted' },
    previous: example.meaning,
  },
})
export type AuditRedecoded = EventFrom<typeof auditRedecoded>
