import { accessDenied, accessGranted, type AttemptEvent, eventOf, type PhoneKeyReported } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import { accessEventIdOf, accessEventOf, type RecordEvent } from './access-event-of.js'
import { type MarkOf, referenceIn } from './credential-reference.js'

/** What the log tells of attempts at doors. */
export type UnlockEvent = RecordEvent | PhoneKeyReported

/** One telling of an attempt with a credential, which another may tell of as well. */
export interface UnlockFact {
  readonly tenantId: string
  /** of the report or record */
  readonly factId: string
  readonly source: 'phone' | 'lock'
  readonly lockId: string
  readonly credentialRef: string
  /** undefined when it can be matched with nothing: no attempt after all, or neither granted nor denied */
  readonly result: 'granted' | 'denied' | undefined
  readonly occurredAt: string
  /** of a record, the version of the decoder that read it; an older reading that comes again changes nothing */
  readonly sourceRevision: number
  /** as it shows while nobody else tells of it */
  readonly attempt: AttemptEvent
  /** what was last told of it */
  readonly told?: Told
}

/** What readers of the log know of a telling. */
export interface Told {
  /** of the access event, when there ever was one */
  readonly revision?: number
  readonly isShown: boolean
  /** the telling it was matched with */
  readonly partner?: string
  /** everything the row is made of */
  readonly madeOf: string
}

/**
 * A telling that may have a counterpart; undefined for what names no credential, which goes by itself.
 */
export const unlockFactOf = (event: UnlockEvent, markOf: MarkOf): UnlockFact | undefined =>
  event.type === 'device.phone_key_reported' ? factOfReport(event, markOf) : factOfRecord(event, markOf)

const factOfReport = (event: PhoneKeyReported, markOf: MarkOf): UnlockFact | undefined => {
  const { data } = event
  if (data.credentialRef === undefined) return undefined
  return {
    tenantId: event.tenantid,
    factId: data.reportId,
    source: 'phone',
    lockId: data.deviceId,
    credentialRef: data.credentialRef,
    result: data.result,
    occurredAt: event.time,
    sourceRevision: 0,
    attempt: attemptOfReport(event, markOf),
  }
}

const factOfRecord = (event: RecordEvent, markOf: MarkOf): UnlockFact | undefined => {
  const { data: record } = event
  const attempt = accessEventOf(event, markOf)
  const reference = referenceIn(record)
  if (attempt === undefined || reference === undefined) return undefined
  const { result } = attempt.data
  const isMatchable = attempt.type !== 'access.retracted' && (result === 'granted' || result === 'denied')
  return {
    tenantId: event.tenantid,
    factId: record.recordId,
    source: 'lock',
    lockId: record.deviceId,
    credentialRef: record.card === undefined ? reference : `card:${markOf(event.tenantid, reference)}`,
    result: isMatchable ? result : undefined,
    occurredAt: event.time,
    sourceRevision: record.meaning.decoderVersion,
    attempt,
  }
}

const eventOfResult = { granted: accessGranted, denied: accessDenied } as const

/** What a phone reported, as an attempt at a door. */
export const attemptOfReport = (event: PhoneKeyReported, markOf: MarkOf): AttemptEvent => {
  const { tenantid: tenantId, data: report } = event
  const accessEventId = accessEventIdOf(tenantId, report.reportId)
  const data = {
    accessEventId,
    revision: 0,
    accessDevice: report.device,
    accessType: 'phone_key' as const,
    user: { id: report.userId },
    credential: {
      kind: 'phone_key',
      ...(report.credentialRef !== undefined && { hmac: markOf(tenantId, report.credentialRef) }),
    },
    result: report.result,
    reason: report.reason,
    decision: report.result,
    checks: [],
    provenance: [{ kind: 'phone_report' as const, recordId: report.reportId }],
    zone: report.zone,
    flags: report.flags,
  }
  return eventOf<AttemptEvent['type'], AttemptEvent['data']>(eventOfResult[report.result], data, {
    id: derivedId('access-event', accessEventId, 0),
    tenantId,
    service: 'audit-trail',
    occurredAt: event.time,
    recordedAt: event.recordedtime,
    actor: event.actor ?? `user:${report.userId}`,
    correlationId: event.correlationid ?? event.id,
    causationId: event.id,
  })
}
