import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { directoryState } from '../topic.js'

/** Whole state of a key that signs access tokens; its private part is in no event. */
export const signingKeyState = z.object({
  kid: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .describe('JWK thumbprint, RFC 7638 with SHA-256'),
  algorithm: z.literal('EdDSA'),
  publicKey: z.string().length(43).describe('`x` of the Ed25519 key, base64url (RFC 8037)'),
  signsFrom: timestamp.describe('Until then it is only made known'),
  retiredAt: timestamp.optional().describe('From then on nothing it signed is accepted'),
})
export type SigningKeyState = z.infer<typeof signingKeyState>

const example: SigningKeyState = {
  kid: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  algorithm: 'EdDSA',
  publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  signsFrom: '2026-11-22T09:17:52.000Z',
}
const ofKey = {
  version: 1,
  topic: directoryState,
  subject: ({ kid }: SigningKeyState) => kid,
  key: ({ kid }: SigningKeyState) => `signing_key:${kid}`,
  data: signingKeyState,
}

export const signingKeyPublished = defineEvent({
  ...ofKey,
  type: 'signing_key.published',
  description: 'A key that will sign access tokens was made known.',
  example,
})
export type SigningKeyPublished = EventFrom<typeof signingKeyPublished>

export const signingKeyRetired = defineEvent({
  ...ofKey,
  type: 'signing_key.retired',
  description: 'A key signs no longer, and the last token it signed has expired.',
  example: { ...example, retiredAt: '2026-12-22T09:24:00.000Z' },
})
export type SigningKeyRetired = EventFrom<typeof signingKeyRetired>
