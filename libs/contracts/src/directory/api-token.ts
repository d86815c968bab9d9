import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { permission } from '../permissions.js'
import { timestamp } from '../envelope.js'
import { directoryState } from '../topic.js'

/** Whole state of a token, so that a compacted topic keeps what each service needs to verify it by itself. */
export const apiTokenState = z.object({
  tokenId: z.uuid(),
  name: z.string().min(1).max(200),
  tokenHash: z.string().length(64).describe('SHA-256 of a 256-bit random secret, which is stored nowhere'),
  permissions: z.array(permission).min(1),
  expiresAt: timestamp.optional(),
  revokedAt: timestamp.optional(),
})
export type ApiTokenState = z.infer<typeof apiTokenState>

const example: ApiTokenState = {
  tokenId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  name: 'reporting',
  tokenHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  permissions: ['access-log:read'],
}
const ofToken = {
  version: 1,
  topic: directoryState,
  subject: ({ tokenId }: ApiTokenState) => tokenId,
  key: ({ tokenId }: ApiTokenState) => `api_token:${tokenId}`,
  data: apiTokenState,
}

export const apiTokenIssued = defineEvent({
  ...ofToken,
  type: 'api_token.issued',
  description: 'A token for the API was issued.',
  example,
})
export type ApiTokenIssued = EventFrom<typeof apiTokenIssued>

export const apiTokenRevoked = defineEvent({
  ...ofToken,
  type: 'api_token.revoked',
  description: 'A token stopped working before its time.',
  example: { ...example, revokedAt: '2026-11-22T09:17:52.000Z' },
})
export type ApiTokenRevoked = EventFrom<typeof apiTokenRevoked>
