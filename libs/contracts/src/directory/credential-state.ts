import { z } from 'zod'
import { timestamp } from '../envelope.js'
import { directoryEvents } from '../topic.js'

/** What opens doors. A phone key, fob or card is a thing with a number; the others are known or shown. */
export const credentialKind = z.enum(['phone_key', 'key_fob', 'keycard', 'pin', 'passcode', 'qr'])
export type CredentialKind = z.infer<typeof credentialKind>

/** Whether it opens anything. One that was removed never will again; the record still refers to it. */
export const credentialStatus = z.enum(['active', 'blocked', 'removed'])
export type CredentialStatus = z.infer<typeof credentialStatus>

/** From when until when somebody holds a credential: `from` belongs to it, `until` does not. */
export const credentialHolding = z.object({
  userId: z.uuid(),
  from: timestamp,
  until: timestamp.nullable().describe('null for as long as nobody says otherwise'),
})
export type CredentialHolding = z.infer<typeof credentialHolding>

/**
 * Whole state of a credential: one event is enough to know how it stands. Neither the number nor a secret is in it.
 *
 * `holder` is the newest holding; once it has ended, nobody holds the credential. Holdings follow each other without
 * overlap, each is opened by one event and ended by another of the same credential, and `from` tells them apart. So
 * whoever keeps the newest event for each `from` knows who held the credential at any time, whatever moved since (R0.3).
 */
export const credentialState = z.object({
  credentialId: z.uuid(),
  kind: credentialKind,
  last4: z.string().length(4).optional().describe('Of the number; absent when so much would give it away'),
  lookupHmac: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .describe('HMAC-SHA-256 over tenant, kind and number, under a key that is in no event'),
  referenceHmac: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .optional()
    .describe(
      'HMAC-SHA-256 over tenant and number of a phone key, fob or card, whatever its kind, under the same key: by it ' +
        'the record of a lock, which names a number and no kind, finds the credential',
    ),
  state: credentialStatus,
  holder: credentialHolding.nullable().describe('null until somebody holds it'),
  sealed: z
    .string()
    .max(200)
    .optional()
    .describe(
      'What services that decide need to know and no reader of this may, sealed under a key that is in no event: ' +
        'whether it is a duress PIN (R4.50), and a hash by which controllers find it while offline. Of one length for all',
    ),
  duress: z.boolean().optional().describe('Of events from before there was `sealed`, in place of what that holds'),
  validFrom: timestamp.optional(),
  validUntil: timestamp.optional().describe('Opens nothing from then on'),
  label: z.string().min(1).max(200).optional().describe('What it is called, such as by its tag; no name of a person'),
})
export type CredentialState = z.infer<typeof credentialState>

export const credentialExample: CredentialState = {
  credentialId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  kind: 'key_fob',
  last4: '7F3A',
  lookupHmac: '6b1d0ab1bd7d4b7fdc3d5c2c1c6a1f0e9e6b57a2a3f0c2b7d9a4e1f8c05d3b62',
  referenceHmac: '0d6a5be1f0c14c9e1a4a30c3b9cf2e6de2a8cbb7f4d04f5a9f3e8a21c7b4d95e',
  sealed: 'v1.' + 'b'.repeat(82),
  state: 'active',
  holder: { userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d', from: '2026-11-22T09:17:52.000Z', until: null },
  label: 'Blue fob 12',
}

/** What the definitions of all events about credentials have in common. */
export const ofCredential = {
  version: 1,
  topic: directoryEvents,
  subject: ({ credentialId }: CredentialState) => credentialId,
  key: ({ credentialId }: CredentialState) => `credential:${credentialId}`,
}
