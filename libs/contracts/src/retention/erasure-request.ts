import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { lineOfText, linesOfText } from '../readable-text.js'
import { retentionEvents } from '../topic.js'

/** Why somebody may ask to be erased: the cases of article 17(1) of the GDPR. */
export const erasureBasis = z.enum([
  'no_longer_needed',
  'consent_withdrawn',
  'objection',
  'unlawful_processing',
  'legal_obligation',
])
export type ErasureBasis = z.infer<typeof erasureBasis>

/** Why it is refused: the cases of articles 17(3) and 12(5) and (6). */
export const erasureRefusalGround = z.enum([
  'legal_hold',
  'legal_term',
  'legal_claims',
  'public_interest',
  'identity_not_shown',
  'unfounded',
])
export type ErasureRefusalGround = z.infer<typeof erasureRefusalGround>

export const erasureRequestStatus = z.enum(['open', 'refused', 'carried_out', 'withdrawn'])

export const erasureRequest = z.object({
  requestId: z.uuid(),
  userId: z.uuid(),
  basis: erasureBasis,
  reference: lineOfText(200).optional().describe('File or case number; no name'),
  receivedAt: timestamp,
  dueOn: z.iso.date().describe('The last day to answer, by the calendar of the site'),
  status: erasureRequestStatus,
  byPolicy: z.boolean().optional().describe('Whether the run at night asks, since the person left'),
  extension: z
    .object({ by: z.string(), at: timestamp, reason: linesOfText(2_000) })
    .optional()
    .describe('Two months more, once (article 12(3))'),
  refusal: z
    .object({ by: z.string(), at: timestamp, ground: erasureRefusalGround, reason: linesOfText(2_000) })
    .optional(),
  carriedOut: z
    .object({ at: timestamp, eventId: z.uuid().describe('The event by which the key was destroyed') })
    .optional(),
  withdrawn: z.object({ at: timestamp }).optional().describe('Of the run at night: who left is back'),
})
export type ErasureRequest = z.infer<typeof erasureRequest>

const example: ErasureRequest = {
  requestId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  userId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  basis: 'no_longer_needed',
  reference: 'DSR-2026-004',
  receivedAt: '2026-11-22T09:17:52.000Z',
  dueOn: '2026-12-22',
  status: 'open',
}
const ofRequest = {
  version: 1,
  topic: retentionEvents,
  subject: ({ requestId }: ErasureRequest) => requestId,
  key: () => 'retention',
  data: erasureRequest,
  example,
}

export const erasureRequestReceived = defineEvent({
  ...ofRequest,
  type: 'erasure_request.received',
  description: 'Somebody asks to be erased; there is a day by which to answer.',
})
export type ErasureRequestReceived = EventFrom<typeof erasureRequestReceived>

export const erasureRequestExtended = defineEvent({
  ...ofRequest,
  type: 'erasure_request.extended',
  description: 'The answer takes two months more, for a reason the person is told.',
})
export type ErasureRequestExtended = EventFrom<typeof erasureRequestExtended>

export const erasureRequestRefused = defineEvent({
  ...ofRequest,
  type: 'erasure_request.refused',
  description: 'The person is not erased, on one of the grounds the law names.',
})
export type ErasureRequestRefused = EventFrom<typeof erasureRequestRefused>

export const erasureRequestCarriedOut = defineEvent({
  ...ofRequest,
  type: 'erasure_request.carried_out',
  description: 'The person was erased.',
})
export type ErasureRequestCarriedOut = EventFrom<typeof erasureRequestCarriedOut>

export const erasureRequestWithdrawn = defineEvent({
  ...ofRequest,
  type: 'erasure_request.withdrawn',
  description: 'The run at night asked since the person had left, and the person is back: nobody asks any more.',
})
export type ErasureRequestWithdrawn = EventFrom<typeof erasureRequestWithdrawn>

export const erasureRequestEvents = [
  erasureRequestReceived,
  erasureRequestExtended,
  erasureRequestRefused,
  erasureRequestCarriedOut,
  erasureRequestWithdrawn,
] as const
export type ErasureRequestEvent =
  | ErasureRequestReceived
  | ErasureRequestExtended
  | ErasureRequestRefused
  | ErasureRequestCarriedOut
  | ErasureRequestWithdrawn
