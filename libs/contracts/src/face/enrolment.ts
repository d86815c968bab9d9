import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { faceEnrolment } from '../topic.js'

const subject = ({ userId }: { userId: string }) => userId
const userId = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
const ofPerson = { version: 1, topic: faceEnrolment, subject }

/** Why a photo gives no template. */
export const photoFault = z.enum([
  'no_face_detected',
  'several_faces',
  'too_small',
  'blurred',
  'too_dark',
  'overexposed',
  'turned_away',
])
export type PhotoFault = z.infer<typeof photoFault>

/** What a person agreed to, as it can be shown later. It holds nothing biometric. */
export const consentRecord = z.object({
  noticeVersion: z.string().min(1).max(64),
  noticeSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the text of the notice as it was shown'),
  locale: z.string().min(2).max(35),
  purpose: z.string().min(1).max(500),
  termDays: z.int().min(1).max(1_095).describe('How long it holds'),
  method: z.enum(['e_signature', 'paper']),
  at: timestamp,
  recordedBy: z.string(),
})
export type ConsentRecord = z.infer<typeof consentRecord>

const consentExample: ConsentRecord = {
  noticeVersion: '2026-11',
  noticeSha256: 'ab'.repeat(32),
  locale: 'en',
  purpose: 'To compare the picture of a door event with the profile photo; advisory',
  termDays: 365,
  method: 'e_signature',
  at: '2026-11-13T07:17:52.000Z',
  recordedBy: `user:${userId}`,
}

export const faceConsentGiven = defineEvent({
  ...ofPerson,
  type: 'face.consent_given',
  description: 'A person agreed to have faces compared.',
  data: z.object({ userId: z.uuid(), consent: consentRecord }),
  example: { userId, consent: consentExample },
})
export type FaceConsentGiven = EventFrom<typeof faceConsentGiven>

export const faceConsentWithdrawn = defineEvent({
  ...ofPerson,
  type: 'face.consent_withdrawn',
  description: 'A person, or somebody on his behalf, wants no faces compared any more: the template is gone.',
  data: z.object({ userId: z.uuid() }),
  example: { userId },
})
export type FaceConsentWithdrawn = EventFrom<typeof faceConsentWithdrawn>

export const facePhotoChanged = defineEvent({
  ...ofPerson,
  type: 'face.photo_changed',
  description: 'A person has a new profile photo. The photo itself is in no event.',
  data: z.object({ userId: z.uuid(), photoVersion: z.int().positive(), fault: photoFault.optional() }),
  example: { userId, photoVersion: 1 },
})
export type FacePhotoChanged = EventFrom<typeof facePhotoChanged>

export const facePhotoRemoved = defineEvent({
  ...ofPerson,
  type: 'face.photo_removed',
  description: 'A person has no profile photo any more, and no template.',
  data: z.object({ userId: z.uuid(), photoVersion: z.int().positive() }),
  example: { userId, photoVersion: 2 },
})
export type FacePhotoRemoved = EventFrom<typeof facePhotoRemoved>

export const faceEnrolmentEvents = [faceConsentGiven, faceConsentWithdrawn, facePhotoChanged, facePhotoRemoved] as const
