import { configId, type Reason, reason } from '@doorledger/contracts'
import { z } from 'zod'
import { givenPicture, pictureTaken } from '../../pictures/judged-picture.js'
import { type HandedInCredential, handedInCredential } from '../../attempts/presented-credential.js'

/** What a device decided while it was offline, and hands in later. */
const offlineDecision = z.strictObject({
  decision: z.enum(['granted', 'denied']),
  reason: reason.optional(),
  policyVersion: z.string().max(64).optional().describe('Of the policy it decided by'),
})

const attemptRequestFields = z.strictObject({
  attemptId: z.uuid().describe('Made by the device for this attempt: asked again, the answer is the same'),
  credential: handedInCredential.optional(),
  factors: z.array(handedInCredential).min(1).max(2).optional().describe('A card and a PIN, instead of `credential`'),
  accessPoint: configId.optional().describe('Where, for a device at several doors'),
  door: configId.optional().describe('Which, where access points of several doors are called the same'),
  occurredAt: z.iso.datetime({ offset: true }).optional().describe('By the clock of the device; now when left out'),
  offline: offlineDecision.optional(),
  snapshot: givenPicture.optional(),
})

const isOneOf = ({ credential, factors }: z.infer<typeof attemptRequestFields>): boolean =>
  (credential === undefined) !== (factors === undefined)

/** Who asks says what was presented; only who hands in may name what it found by the snapshot, or nothing. */
const credentialFaults = ({ credential, factors, offline }: z.infer<typeof attemptRequestFields>) => {
  const given: readonly (readonly [readonly string[], HandedInCredential])[] = [
    ...(credential === undefined ? [] : [[['credential'], credential] as const]),
    ...(factors ?? []).map((each, index) => [['factors', String(index)], each] as const),
  ]
  return given.flatMap(([path, { value, credentialId }]) => {
    if (value !== undefined && credentialId !== undefined) {
      return [{ path: [...path, 'credentialId'], message: 'must not be given beside `value`' }]
    }
    if (offline !== undefined || value !== undefined) return []
    return credentialId === undefined
      ? [{ path: [...path, 'value'], message: 'must be given' }]
      : [{ path: [...path, 'credentialId'], message: 'may be given with `offline` only' }]
  })
}

export const attemptRequest = attemptRequestFields
  .refine(isOneOf, {
    path: ['credential'],
    error: 'must be given, or `factors` instead of it',
  })
  .refine(({ factors = [] }) => factors.length < 2 || factors.some(({ kind }) => kind === 'pin'), {
    path: ['factors'],
    error: 'must be a card and a PIN',
  })
  .superRefine((request, context) => {
    for (const { path, message } of credentialFaults(request))
      context.addIssue({ code: 'custom', path: [...path], message })
  })
export type AttemptRequest = z.infer<typeof attemptRequest>

export type AttemptAnswered = z.infer<typeof attemptAnswer>

export const attemptAnswer = z.object({
  attemptId: z.uuid(),
  accessEventId: z.uuid().describe('Of the row in the access log'),
  decision: z.enum(['granted', 'denied']),
  reason: reason.describe('Never tells of duress'),
  unlockSec: z.int().optional().describe('How long to unlock'),
  action: z.object({ kind: z.enum(['command', 'macro']), name: z.string() }).optional(),
  snapshot: pictureTaken.optional().describe('What becomes of the picture that came with it'),
}) satisfies z.ZodType<{ readonly reason: Reason }>
