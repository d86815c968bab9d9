import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { faceEvents } from '../topic.js'

/** Whether somebody who said nothing takes part. */
export const consentMode = z.enum(['assume', 'require_consent'])
export type ConsentMode = z.infer<typeof consentMode>

const percent = z.number().min(0).max(100)
const days = z.int().min(1)

/** What an installation has set about faces. */
export const faceSettings = z
  .strictObject({
    enabled: z.boolean().default(false).describe('For all; nobody is compared while it is off'),
    consentMode: consentMode
      .default('require_consent')
      .describe('`assume`: whoever said nothing takes part. `require_consent`: only who agreed'),
    greenPct: percent.default(50).describe('From this score on it counts as the same person'),
    amberPct: percent.default(30).describe('From this score on it is ambiguous, below it is a mismatch'),
    termDays: days
      .max(1_095)
      .default(365)
      .describe('How long after the last access, or after consent, a template is kept'),
  })
  .refine(({ greenPct, amberPct }) => amberPct <= greenPct, { path: ['amberPct'], message: 'must not exceed greenPct' })
export type FaceSettings = z.output<typeof faceSettings>

/** Who confirmed the terms of this version. */
export const termsAcknowledgement = z.object({ version: z.string(), by: z.string(), at: timestamp })
export type TermsAcknowledgement = z.infer<typeof termsAcknowledgement>

export const faceTermsAcknowledged = defineEvent({
  type: 'face.terms_acknowledged',
  version: 1,
  description: 'An administrator confirmed that comparing faces is lawful here, by the terms of this version.',
  topic: faceEvents,
  subject: () => 'settings',
  data: termsAcknowledgement,
  example: { version: '2026-11', by: 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', at: '2026-11-13T07:17:52.000Z' },
})
export type FaceTermsAcknowledged = EventFrom<typeof faceTermsAcknowledged>

export const faceSettingsChanged = defineEvent({
  type: 'face.settings_changed',
  version: 1,
  description: 'Somebody changed whether and how faces are compared; the whole of it. Bands apply to old scores too.',
  topic: faceEvents,
  subject: () => 'settings',
  data: z.object({ settings: faceSettings }),
  example: { settings: faceSettings.parse({ enabled: true }) },
})
export type FaceSettingsChanged = EventFrom<typeof faceSettingsChanged>
