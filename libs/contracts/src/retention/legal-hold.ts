import { z } from 'zod'
import { accessResult, accessType, reason } from '../access/vocabulary.js'
import { recordFlag } from '../device/audit-recorded.js'
import { defineEvent, type EventFrom } from '../define-event.js'
import { timestamp } from '../envelope.js'
import { lineOfText, linesOfText } from '../readable-text.js'
import { retentionEvents } from '../topic.js'

const anyOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item).min(1).max(500).optional().describe(what)
const ids = (what: string) => anyOf(z.string().min(1).max(200), what)

/**
 * What a hold is about: rows for which every criterion that is given holds. Rows that do not carry a criterion are held
 * whatever it says: rather some too many.
 */
export const holdScope = z
  .strictObject({
    users: ids('Ids of people'),
    doors: ids('Ids of doors'),
    devices: ids('Ids of devices'),
    premises: ids('Ids of premises, with all that lies in them'),
    from: timestamp.optional(),
    to: timestamp.optional().describe('Exclusive'),
    accessTypes: anyOf(accessType, 'Of attempts: how access was sought'),
    results: anyOf(z.enum([...accessResult.options, 'duress']), 'Of attempts: what came of them'),
    reasons: anyOf(reason, 'Of attempts: why'),
    flags: anyOf(recordFlag, 'Of attempts: what is odd about them'),
    late: z.boolean().optional().describe('Of attempts: whether they were told of late'),
  })
  .refine((scope) => Object.values(scope).some((value) => value !== undefined), 'must name something')
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    path: ['to'],
    message: 'must be after `from`',
  })
export type HoldScope = z.infer<typeof holdScope>

/** The query of a list of the access log that the scope was made of, as it was when the hold was placed. */
export const holdFilter = z.object({
  viewId: z.uuid().optional().describe('Of the saved view'),
  name: lineOfText(100).optional(),
  query: z.record(z.string().max(100), z.union([z.string().max(500), z.array(z.string().max(500)).max(50)])),
  ignored: z.array(z.string()).describe('What of it no row carries, such as `q`: rows are held whatever it says'),
})
export type HoldFilter = z.infer<typeof holdFilter>

export const legalHold = z.object({
  holdId: z.uuid(),
  matter: lineOfText(200).describe('Case or file number'),
  reason: linesOfText(2_000),
  custodian: lineOfText(200).describe('Who answers for it'),
  scope: holdScope,
  filter: holdFilter.optional(),
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
