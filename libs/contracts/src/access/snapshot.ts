import { z } from 'zod'
import { deviceId } from '../device/device-attributes.js'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { accessEvents } from '../topic.js'
import { configId } from './config/config-id.js'

/** SHA-256 of the picture as it is kept, before it was sealed. */
export const mediaRef = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits')

/** A picture in object storage. Its bytes are in no event; whom it was sealed for decides when it is unreadable. */
export const storedSnapshot = z.object({
  mediaRef,
  sealedFor: z.uuid().optional().describe('The person under whose key it is sealed; absent: the key of the tenant'),
  mime: z.enum(['image/jpeg']),
  sizeBytes: z.int().positive(),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  takenAt: timestamp,
  source: z.enum(['upload', 'data_uri', 'url']).describe('How it came'),
})
export type StoredSnapshot = z.infer<typeof storedSnapshot>

/** A picture that stays where it is, for as long as its address holds. */
export const linkedSnapshot = z.object({
  url: z.url().max(4_096),
  mime: z.string().max(100).optional(),
  takenAt: timestamp.optional(),
  expiresAt: timestamp.optional().describe('From when on the address does not answer any more'),
})
export type LinkedSnapshot = z.infer<typeof linkedSnapshot>

const ofSnapshot = z.object({
  accessEventId: z.uuid(),
  deviceId,
  doorId: configId.optional(),
  occurredAt: timestamp.describe('When access was attempted'),
  facilityPath: z.string().optional().describe('In which premises it was, as they were called then'),
  userId: z.string().optional().describe('Who came, as far as was known when the snapshot came'),
})

const ids = {
  accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
  deviceId: 'front-door',
  occurredAt: '2026-11-13T07:17:52.000Z',
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
}
const ofAttempt = {
  version: 1,
  topic: accessEvents,
  subject: ({ accessEventId }: z.infer<typeof ofSnapshot>) => accessEventId,
  key: ({ doorId, deviceId: device }: z.infer<typeof ofSnapshot>) => doorId ?? device,
}

export const accessSnapshotStored = defineEvent({
  ...ofAttempt,
  type: 'access.snapshot_stored',
  description: 'A picture of an attempt is kept in object storage. The latest counts.',
  data: ofSnapshot.extend({ snapshot: storedSnapshot }),
  example: {
    ...ids,
    snapshot: {
      mediaRef: `sha256:${'0f'.repeat(32)}`,
      sealedFor: ids.userId,
      mime: 'image/jpeg' as const,
      sizeBytes: 48_213,
      widthPx: 1_280,
      heightPx: 720,
      takenAt: '2026-11-13T07:17:52.400Z',
      source: 'upload' as const,
    },
  },
})
export type AccessSnapshotStored = EventFrom<typeof accessSnapshotStored>

export const accessSnapshotLinked = defineEvent({
  ...ofAttempt,
  type: 'access.snapshot_linked',
  description: 'A picture or clip of an attempt is to be had at an address of somebody else. The latest counts.',
  data: ofSnapshot.extend({ snapshot: linkedSnapshot }),
  example: {
    ...ids,
    snapshot: { url: 'https://clips.example/2026/11/13/front-door.mp4', expiresAt: '2026-11-20T07:17:52.000Z' },
  },
})
export type AccessSnapshotLinked = EventFrom<typeof accessSnapshotLinked>

export const accessSnapshotRefused = defineEvent({
  ...ofAttempt,
  type: 'access.snapshot_refused',
  description:
    'A picture that came within an attempt was not taken. The attempt stands; a picture that was kept as well.',
  data: ofSnapshot.extend({
    fault: z.string().max(100).describe('Why: `damaged`, `type_mismatch`, `scheme_refused`, `too_large`, …'),
  }),
  example: { ...ids, fault: 'damaged' },
})
export type AccessSnapshotRefused = EventFrom<typeof accessSnapshotRefused>

export const snapshotEvents = [accessSnapshotStored, accessSnapshotLinked] as const
