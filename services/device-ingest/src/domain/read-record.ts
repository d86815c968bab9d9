import type { QuarantineReason, RecordFlag } from '@doorledger/contracts'
import type { MemberPath } from '@doorledger/kernel'
import type { BlockEntry, RejectedRecord } from './audit-block.js'
import { type ClockReading, readClock } from './device-time.js'

const EVENT = /^(?:[0-9A-Fa-f]{2}){1,8}$/
const STANDARD_EVENT_LENGTH = 8

/** Reads one member of `audits`; whether the block holds it twice is for the caller to see. */
export const readRecord = (value: unknown, indexInBlock: number): BlockEntry => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return rejected(indexInBlock, 'record_not_an_object', ': must be an object')
  }
  const { event, time, auditId } = value as Readonly<Record<string, unknown>>
  const id = readAuditId(auditId)
  if (typeof event !== 'string' || !EVENT.test(event)) {
    return rejected(indexInBlock, 'event_invalid', `.event: ${eventFault(event)}`, id.auditId)
  }
  const timeRaw = typeof time === 'number' ? String(time) : time
  const clock = clockOf(timeRaw)
  if ('fault' in clock) return rejected(indexInBlock, 'time_invalid', `.time: ${clock.fault}`, id.auditId)
  return {
    kind: 'record',
    indexInBlock,
    eventRaw: event,
    event: event.toUpperCase(),
    timeRaw: timeRaw as string,
    localMs: clock.localMs,
    ...id,
    occurrence: 1,
    flags: flagsOf(event, id),
  }
}

/** A record that names a member twice: which of the two is meant nobody knows, so it is kept as it came. */
export const repeatingRecord = (value: unknown, indexInBlock: number, path: MemberPath): RejectedRecord => {
  const inRecord = path.slice(2)
  const { auditId } = readAuditId((value as { readonly auditId?: unknown }).auditId)
  const isSure = inRecord[0] !== 'auditId'
  const fault = `.${inRecord.join('.').slice(0, 200)}: is named twice`
  return rejected(indexInBlock, 'member_repeated', fault, isSure ? auditId : undefined)
}

interface AuditIdReading {
  readonly auditId?: number
  readonly auditIdText?: string
}

/** A number or text from 0 to 255 (R2.16, D-19); anything else keeps the record but not the id. */
const readAuditId = (value: unknown): AuditIdReading => {
  if (value === undefined) return {}
  const number = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 255) {
    return { auditId: number, auditIdText: String(number) }
  }
  return { auditIdText: typeof value === 'string' || typeof value === 'number' ? String(value) : typeof value }
}

const clockOf = (time: unknown): ClockReading => {
  if (time === undefined) return { fault: 'is missing' }
  return typeof time === 'string' ? readClock(time) : { fault: 'must be 14 digits, as text or as a number' }
}

const eventFault = (event: unknown): string =>
  event === undefined ? 'is missing' : 'must be text of 2 to 16 hexadecimal digits, an even number of them'

const NO_FLAGS: readonly RecordFlag[] = []

const flagsOf = (event: string, { auditId, auditIdText }: AuditIdReading): readonly RecordFlag[] => {
  const standard = event.length === STANDARD_EVENT_LENGTH
  const inRange = auditId !== undefined || auditIdText === undefined
  if (standard && inRange) return NO_FLAGS
  return [...(standard ? [] : ['nonStandardLength' as const]), ...(inRange ? [] : ['auditIdOutOfRange' as const])]
}

const rejected = (indexInBlock: number, reason: QuarantineReason, fault: string, auditId?: number): RejectedRecord => ({
  kind: 'rejected',
  indexInBlock,
  reason,
  detail: `audits[${indexInBlock}]${fault}`,
  ...(auditId !== undefined && { auditId }),
})
