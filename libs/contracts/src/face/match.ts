import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { faceEvents } from '../topic.js'

/** Why there is no score (R4.33), in the order in which it is looked at (D-27). */
export const matchSkipped = z.enum(['off', 'not_applicable', 'opt_out', 'no_photo', 'not_run', 'no_face', 'error'])
export type MatchSkipped = z.infer<typeof matchSkipped>

/** How good a face in a picture is; what the gate looked at. */
export const faceQuality = z.object({
  eyeDistancePx: z.number().nonnegative(),
  sharpness: z.number().nonnegative().describe('Variance of the Laplacian of the aligned face'),
  luma: z.number().min(0).max(255).describe('Mean brightness of the aligned face'),
  yaw: z.number().describe('How far the nose is from the middle between the eyes, in half eye distances'),
})
export type FaceQuality = z.infer<typeof faceQuality>

const about = z.object({
  accessEventId: z.uuid(),
  occurredAt: timestamp.describe('When access was attempted'),
  userId: z.string().optional(),
})

const ids = {
  accessEventId: '3f0c1f5e-1111-8222-9333-444455556666',
  occurredAt: '2026-11-13T07:17:52.000Z',
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
}
const subject = ({ accessEventId }: { accessEventId: string }) => accessEventId

export const faceMatchScored = defineEvent({
  type: 'face.match_scored',
  version: 1,
  description: 'The face in a snapshot was compared with the photo of whose credential it was. It decides nothing.',
  topic: faceEvents,
  subject,
  data: about.extend({
    cosine: z.number().min(-1).max(1),
    scorePct: z.number().min(0).max(100).describe('By the calibration; bands are settings'),
    faces: z.int().positive().describe('How many faces were compared; the best counts'),
    lowQuality: z.boolean().describe('Shown amber at worst'),
    quality: faceQuality,
    modelId: z.string(),
    calibrationId: z.string(),
    photoVersion: z.int().positive(),
    snapshotTakenAt: timestamp,
    durationMs: z.number().nonnegative(),
  }),
  example: {
    ...ids,
    cosine: 0.643,
    scorePct: 97.6,
    faces: 1,
    lowQuality: false,
    quality: { eyeDistancePx: 61, sharpness: 214, luma: 121, yaw: 0.08 },
    modelId: 'foamliu-mbf-128x4/v1',
    calibrationId: 'foamliu-mbf-128x4/v1',
    photoVersion: 1,
    snapshotTakenAt: '2026-11-13T07:17:52.400Z',
    durationMs: 52,
  },
})
export type FaceMatchScored = EventFrom<typeof faceMatchScored>

export const faceMatchSkipped = defineEvent({
  type: 'face.match_skipped',
  version: 1,
  description: 'A snapshot was not compared; `status` says why.',
  topic: faceEvents,
  subject,
  data: about.extend({ status: matchSkipped, detail: z.string().max(100).optional() }),
  example: { ...ids, status: 'no_face' as const, detail: 'too_dark' },
})
export type FaceMatchSkipped = EventFrom<typeof faceMatchSkipped>

export const faceMatchEvents = [faceMatchScored, faceMatchSkipped] as const
