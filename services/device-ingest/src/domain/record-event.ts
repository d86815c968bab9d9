import { type AuditRecord, type AuditRecorded, auditRecorded, eventOf, type RecordFlag } from '@doorledger/contracts'
import { derivedId, sha256 } from '@doorledger/kernel'
import type { ReadRecord } from './audit-block.js'
import { decode } from './decoder.js'
import { localDateTime } from './device-time.js'
import { type CardRole, holdsCardBits } from './card-groups.js'
import type { HandedIn, InterpretationContext } from './handed-in.js'
import type { RecordTime } from './record-time.js'
import { appliesTo } from './tag-exclusions.js'

const CODE_DIGITS = 4

/**
 * What tells a record from every other: device, event, time, audit id, and which of the equal records of its block it
 * is (D-12). A record retried on its own has left its block, so its place in quarantine stands for that.
 */
export const dedupeKeyOf = (record: ReadRecord, { event, retryOf }: HandedIn): string => {
  const alone = retryOf?.part === 'record' ? retryOf.quarantineId : undefined
  const { event: code, timeRaw, auditIdText, occurrence } = record
  return sha256(JSON.stringify([event.tenantid, event.data.deviceId, code, timeRaw, auditIdText, occurrence, alone]))
}

export const recordIdOf = (dedupeKey: string): string => derivedId('audit-record', dedupeKey)

export interface PlacedRecord {
  readonly record: ReadRecord
  readonly dedupeKey: string
  readonly blockSeq: number
  readonly time: RecordTime
  readonly role?: CardRole | undefined
}

/** One record of a device's audit trail, told as it is: odd ones are flagged, never left out. */
export const recordEvent = (
  placed: PlacedRecord,
  handedIn: HandedIn,
  context: InterpretationContext,
): AuditRecorded => {
  const data = auditRecord(placed, handedIn, context)
  const { event } = handedIn
  return eventOf(auditRecorded, data, {
    id: data.recordId,
    tenantId: event.tenantid,
    service: 'device-ingest',
    occurredAt: new Date(placed.time.utcMs).toISOString(),
    recordedAt: event.recordedtime,
    actor: `device:${data.deviceId}`,
    correlationId: data.blockId,
    causationId: event.id,
  })
}

const auditRecord = (placed: PlacedRecord, handedIn: HandedIn, context: InterpretationContext): AuditRecord => {
  const { record, dedupeKey, blockSeq, time, role } = placed
  const { device, decoder } = context
  const code = record.event.slice(0, CODE_DIGITS)
  const isWithheld = holdsCardBits(record, decoder)
  return {
    recordId: recordIdOf(dedupeKey),
    deviceId: device.deviceId,
    device: deviceRef(context),
    blockId: handedIn.event.data.blockId,
    blockSeq,
    indexInBlock: record.indexInBlock,
    eventRaw: isWithheld ? record.eventRaw.slice(0, CODE_DIGITS) : record.eventRaw,
    code,
    dataHex: isWithheld ? '' : record.event.slice(CODE_DIGITS),
    timeRaw: record.timeRaw,
    zone: device.attributes.zone,
    occurredLocal: localDateTime(record.timeRaw),
    ...(record.auditId !== undefined && { auditId: record.auditId }),
    dedupeKey,
    ...(role?.role === 'attempt' && role.card !== undefined && { card: role.card }),
    ...(role?.role === 'part' && { partOf: recordIdOf(dedupeKeyOf(role.of, handedIn)) }),
    flags: flagsOf(record, time, context),
    meaning: decode(decoder, code),
  }
}

const deviceRef = ({ device: { deviceId, kind, attributes } }: InterpretationContext): AuditRecord['device'] => ({
  id: deviceId,
  name: attributes.name,
  kind,
  ...(attributes.facilityPath !== undefined && { facilityPath: attributes.facilityPath }),
})

const flagsOf = (record: ReadRecord, time: RecordTime, { device, exclusions }: InterpretationContext): RecordFlag[] => {
  const { model } = device.attributes
  const applicable =
    appliesTo(exclusions, 'event', model) &&
    appliesTo(exclusions, 'time', model) &&
    (record.auditIdText === undefined || appliesTo(exclusions, 'auditId', model))
  return [...record.flags, ...time.flags, ...(applicable ? [] : ['tagNotApplicable' as const])]
}
