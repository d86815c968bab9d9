import { z } from 'zod'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { lineOfText, linesOfText } from '../readable-text.js'
import { retentionEvents } from '../topic.js'

const ids = (what: string) => z.array(z.string().min(1).max(200)).min(1).max(500).optional().describe(what)

/** What a hold is about: rows for which every criterion that is given holds. */
export const holdScope = z
  .strictObject({
    users: ids('Ids of people'),
    doors: ids('Ids of doors'),
    devices: ids('Ids of devices'),
    premises: ids('Ids of premises, with all that lies in them'),
    from: timestamp.optional(),
    to: timestamp.optional().describe('Exclusive'),
  })
  .refine((scope) => Object.values(scope).some((value) => value !== undefined), 'must name something')
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['to'],
    message: 'must be after `from`',
  })
export type HoldScope = z.infer<typeof holdScope>

export const legalHold = z.object({
  holdId: z.uuid(),
  matter: lineOfText(200).describe('Case or file number'),
  reason: linesOfText(2_000),
  custodian: lineOfText(200).describe('Who answers for it'),
  scope: holdScope,
  placedBy: z.string(),
  placedAt: timestamp,
  releaseRequestedBy: z.string().optional(),
  releaseReason: z.string().optional(),
  releasedBy: z.string().optional(),
  releasedAt: timestamp.optional(),
})
export type LegalHold = z.infer<typeof legalHold>

const example: LegalHold = {
  holdId: '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c',
  matter: 'Case 2026-17',
  reason: 'Theft in the warehouse',
  custodian: 'Legal department',
  scope: { doors: ['warehouse'], from: '2026-10-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' },
  placedBy: 'user:0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2d',
  placedAt: '2026-11-22T09:17:52.000Z',
}
const ofHold = {
  version: 1,
  topic: retentionEvents,
  subject: ({ holdId }: LegalHold) => holdId,
  key: () => 'retention',
  data: legalHold,
  example,
}

export const legalHoldPlaced = defineEvent({
  ...ofHold,
  type: 'legal_hold.placed',
  description: 'Rows within the scope survive every deletion from now on.',
})
export type LegalHoldPlaced = EventFrom<typeof legalHoldPlaced>

export const legalHoldReleaseRequested = defineEvent({
  ...ofHold,
  type: 'legal_hold.release_requested',
  description: 'Somebody asks for the release of a hold; somebody else must agree.',
})
export type LegalHoldReleaseRequested = EventFrom<typeof legalHoldReleaseRequested>

export const legalHoldReleased = defineEvent({
  ...ofHold,
  type: 'legal_hold.released',
  description: 'A second person released the hold: its rows are deleted when their policy says so.',
})
export type LegalHoldReleased = EventFrom<typeof legalHoldReleased>

export const legalHoldEvents = [legalHoldPlaced, legalHoldReleaseRequested, legalHoldReleased] as const
export type LegalHoldEvent = LegalHoldPlaced | LegalHoldReleaseRequested | LegalHoldReleased
