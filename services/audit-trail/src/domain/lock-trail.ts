import {
  deviceEvents,
  type AuditGapDetected,
  type AuditGapRevised,
  type AuditOverflowDetected,
  type AuditQuarantined,
  type AuditRecord,
  type AuditRecorded,
  type AuditRedecoded,
  type CodeMeaning,
  type Envelope,
} from '@doorledger/contracts'
import type { LogPosition, Row, RowsProjection } from '@doorledger/kernel'

/** What the trail is made of: records, and what is known to be missing or unreadable between them. */
export type TrailEvent =
  AuditRecorded | AuditRedecoded | AuditGapDetected | AuditGapRevised | AuditOverflowDetected | AuditQuarantined

/** `event` is a known code that is no attempt at the door; `unknown_event` a code no table knows. */
export const recordKinds = ['unlock', 'failed_unlock', 'event', 'unknown_event'] as const
export const lossKinds = ['gap', 'overflow', 'quarantined'] as const
export type RecordKind = (typeof recordKinds)[number]
export type TrailEntryKind = RecordKind | (typeof lossKinds)[number]

/** What a new decoder changes of a record, and late records of a gap; everything else stays as it was first written. */
const meaningColumns = [
  'detail',
  'revision',
  'kind',
  'code_name',
  'category',
  'result',
  'reason',
  'access_type',
] as const

const recordColumns = [
  'tenant_id',
  'entry_id',
  'occurred_at',
  'device_id',
  'seq',
  'recorded_at',
  'block_id',
  'block_seq',
  'index_in_block',
  'rank',
  'event_raw',
  'code',
  'data_hex',
  'time_raw',
  'audit_id',
  'zone',
  'occurred_local',
  'flags',
] as const

type LockTrailColumn = (typeof recordColumns | typeof meaningColumns)[number]
type LockTrailRow = Partial<Record<LockTrailColumn, Row[string]>>

/** One row an entry of a device's trail, in the order of the device: block, place in the block, rank. */
export const lockTrail: RowsProjection<TrailEvent> = {
  kind: 'rows',
  name: 'lock-trail',
  version: 1,
  topic: deviceEvents.name,
  table: {
    name: 'device_audit_records',
    columns: [...recordColumns, ...meaningColumns],
    key: ['tenant_id', 'entry_id', 'occurred_at'],
    revision: 'revision',
    keep: recordColumns,
  },
  rows: (event, at) => [{ ...placed(event, at), ...entryOf(event) }],
}

/** An attempt that ended in a fault let nobody in, as far as the lock can tell. */
export const recordKindOf = ({ codeName, access }: CodeMeaning): RecordKind => {
  if (access?.result === 'granted') return 'unlock'
  if (access?.result === 'denied' || access?.result === 'error') return 'failed_unlock'
  return codeName === undefined ? 'unknown_event' : 'event'
}

const placed = (event: Envelope & TrailEvent, { seq }: LogPosition): LockTrailRow => ({
  tenant_id: event.tenantid,
  device_id: event.data.deviceId,
  occurred_at: event.time,
  recorded_at: event.recordedtime,
  seq,
  block_id: event.data.blockId,
  block_seq: event.data.blockSeq ?? 0,
  index_in_block: event.data.indexInBlock ?? 0,
})

const BEFORE_RECORD = 0
const RECORD = 1

const entryOf = (event: TrailEvent): LockTrailRow => {
  switch (event.type) {
    case 'device.audit_recorded':
    case 'device.audit_redecoded':
      return recordEntry(event)
    case 'device.audit_gap_detected': {
      const { expectedAuditId, gotAuditId, missingAtLeast } = event.data
      const detail = { expectedAuditId, gotAuditId, missingAtLeast }
      return { entry_id: event.id, kind: 'gap', rank: BEFORE_RECORD, revision: 0, detail }
    }
    case 'device.audit_gap_revised': {
      const { gapId, revision, expectedAuditId, gotAuditId, missingAtLeast, revisedByBlockId } = event.data
      const { recordedtime: revisedAt } = event
      const detail = { expectedAuditId, gotAuditId, missingAtLeast, revisedByBlockId, revisedAt }
      return { entry_id: gapId, kind: 'gap', rank: BEFORE_RECORD, revision, detail }
    }
    case 'device.audit_overflow_detected': {
      const detail = { overwriteIndex: event.data.overwriteIndex }
      return { entry_id: event.id, kind: 'overflow', rank: BEFORE_RECORD, revision: 0, detail }
    }
    case 'device.audit_quarantined': {
      const { quarantineId, reason, detail } = event.data
      const found = { quarantineId, reason, detail }
      return { entry_id: quarantineId, kind: 'quarantined', rank: RECORD, revision: 0, detail: found }
    }
  }
}

const recordEntry = ({ data: record }: AuditRecorded | AuditRedecoded): LockTrailRow => {
  const meaning = meaningOf(record)
  return {
    entry_id: record.recordId,
    kind: recordKindOf(meaning),
    rank: RECORD,
    revision: record.meaning.decoderVersion,
    event_raw: record.eventRaw,
    code: record.code,
    data_hex: record.dataHex,
    time_raw: record.timeRaw,
    audit_id: record.auditId,
    zone: record.zone,
    occurred_local: record.occurredLocal,
    flags: record.flags,
    code_name: record.meaning.codeName,
    category: record.meaning.category,
    result: meaning.access?.result,
    reason: meaning.access?.reason,
    access_type: meaning.access?.accessType,
  }
}

/** What adds to an attempt is no attempt by itself. */
const meaningOf = ({ meaning, partOf }: AuditRecord): CodeMeaning => {
  const { access: _, ...rest } = meaning
  return partOf === undefined ? meaning : rest
}
