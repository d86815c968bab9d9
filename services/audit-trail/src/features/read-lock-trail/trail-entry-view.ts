import { accessResult, accessType, reason, recordFlag, type AccessType, type RecordFlag } from '@doorledger/contracts'
import { z } from 'zod'
import { personView, premisesView } from '../../access-log/access-event-view.js'
import type { Reader } from '../../domain/access-event-filter.js'
import { accessEventIdOf } from '../../domain/access-event-of.js'
import { lossKinds, type RecordKind, recordKinds, type TrailEntryKind } from '../../domain/lock-trail.js'
import type { DeviceRef } from '../../domain/device-description.js'
import type { Attempt, Holding, NamesThen } from '../../domain/names-then.js'
import { reasonText, shownReason } from '../../domain/shown-reason.js'
import { type LossDetail, lossText, recordText } from '../../domain/trail-entry-text.js'

const instant = z.iso.datetime({ precision: 3 })

export const trailEntryKind = z.enum([...recordKinds, ...lossKinds])

/** An entry of a device's trail as callers get it. What does not apply to its kind is null. */
export const trailEntryView = z.object({
  id: z.uuid(),
  kind: trailEntryKind,
  device: z.object({
    id: z.string(),
    name: z.string().describe('As it was at the time'),
    facilityPath: z.string().nullable(),
    premises: premisesView,
  }),
  text: z.string().describe('For people'),
  occurredAt: instant,
  occurredLocal: z.string().nullable().describe('The device’s own clock'),
  zone: z.string().nullable().describe('IANA zone its clock was read in'),
  recordedAt: instant.describe('When Doorledger accepted it'),
  flags: z.array(recordFlag),
  seq: z.int().describe('Place in the log'),
  blockId: z.uuid(),
  blockSeq: z.int().describe('With `indexInBlock`: the device’s own order'),
  indexInBlock: z.int(),
  auditId: z.int().nullable(),
  eventRaw: z.string().nullable().describe('As the device sent it; that of an unlock needs `duress:read`'),
  code: z.string().nullable(),
  dataHex: z.string().nullable(),
  timeRaw: z.string().nullable(),
  codeName: z.string().nullable().describe('Null when no table knows the code'),
  category: z.string().nullable(),
  result: accessResult.nullable(),
  reason: reason.nullable(),
  reasonText: z.string().nullable(),
  accessType: accessType.nullable(),
  accessEventId: z.uuid().nullable().describe('The row of the access log that came of it'),
  user: personView.nullable().describe('By the phone’s report, or who held the credential then'),
  credential: z.object({ kind: z.string(), last4: z.string().nullable() }).nullable(),
  detail: z.record(z.string(), z.unknown()).nullable().describe('Of a gap, an overflow, a record in quarantine'),
})
export type TrailEntryView = z.infer<typeof trailEntryView>

/** A row of `device_audit_records`, with what else is known of the same moment. */
export interface TrailEntryRow {
  readonly entry_id: string
  readonly kind: TrailEntryKind
  readonly occurred_at: Date
  readonly recorded_at: Date
  readonly occurred_local: string | null
  readonly zone: string | null
  readonly flags: RecordFlag[] | null
  readonly seq: number
  readonly block_id: string
  readonly block_seq: number
  readonly index_in_block: number
  readonly rank: number
  readonly audit_id: number | null
  readonly event_raw: string | null
  readonly code: string | null
  readonly data_hex: string | null
  readonly time_raw: string | null
  readonly code_name: string | null
  readonly category: string | null
  readonly result: TrailEntryView['result']
  readonly reason: TrailEntryView['reason']
  readonly access_type: AccessType | null
  /** the access event that a phone told of, when it is the same moment */
  readonly shown_as: string | null
  /** what the lock read */
  readonly credential: { readonly kind: string; readonly hmac?: string } | null
  /** whom the phone’s report of the same moment names */
  readonly user_id: string | null
  readonly detail: (LossDetail & Record<string, unknown>) | null
}

/** An entry, and its device and all names as they were then. */
interface Placed {
  readonly stored: TrailEntryRow
  readonly device: DeviceRef
  readonly names: NamesThen
}

/** The entry as this reader may see it. */
export const trailEntryViewOf = (
  { stored, device, names }: Placed,
  { tenantId, seesDuress }: Reader,
): TrailEntryView => {
  const row = seesDuress || stored.kind !== 'unlock' ? stored : withoutCode(stored)
  const attempt = attemptIn(row, device)
  const shown = row.reason === null ? null : shownReason(row.reason, seesDuress)
  return {
    id: row.entry_id,
    kind: row.kind,
    device: {
      id: device.id,
      name: device.name,
      facilityPath: device.facilityPath ?? null,
      premises: names.premises(attempt),
    },
    text: textOf(row),
    occurredAt: row.occurred_at.toISOString(),
    occurredLocal: row.occurred_local,
    zone: row.zone,
    recordedAt: row.recorded_at.toISOString(),
    flags: row.flags ?? [],
    seq: row.seq,
    blockId: row.block_id,
    blockSeq: row.block_seq,
    indexInBlock: row.index_in_block,
    auditId: row.audit_id,
    eventRaw: row.event_raw,
    code: row.code,
    dataHex: row.data_hex,
    timeRaw: row.time_raw,
    codeName: row.code_name,
    category: row.category,
    result: row.result,
    reason: shown,
    reasonText: shown && reasonText(shown, row.access_type ?? 'unknown'),
    accessType: row.access_type,
    accessEventId: row.result === null ? null : (row.shown_as ?? accessEventIdOf(tenantId, row.entry_id)),
    user: names.person(attempt),
    credential: shownCredential(row.credential, names.holding(attempt)),
    detail: row.detail,
  }
}

const shownCredential = (
  credential: TrailEntryRow['credential'],
  held: Holding | undefined,
): TrailEntryView['credential'] => credential && { kind: held?.kind ?? credential.kind, last4: held?.last4 ?? null }

/** What is to be named in an entry. */
export const attemptIn = (
  { occurred_at: occurredAt, user_id: userId, credential }: TrailEntryRow,
  { facilityPath }: DeviceRef,
): Attempt => ({
  occurredAt,
  userId,
  credential: credential && { kind: credential.kind, hmac: credential.hmac ?? null },
  facilityPath: facilityPath ?? null,
})

const textOf = ({ kind, code, code_name: codeName, data_hex: dataHex, detail }: TrailEntryRow): string =>
  isRecordKind(kind) ? recordText({ kind, codeName, code, dataHex }) : lossText(kind, detail ?? {})

const isRecordKind = (kind: TrailEntryKind): kind is RecordKind => (recordKinds as readonly string[]).includes(kind)

/** The code under which a lock files a duress unlock would give it away; so no unlock shows its code. */
const withoutCode = (row: TrailEntryRow): TrailEntryRow => ({
  ...row,
  event_raw: null,
  code: null,
  data_hex: null,
  code_name: null,
  category: 'access',
})
