import {
  accessDenied,
  accessErrored,
  accessGranted,
  accessRetracted,
  doorForcedOpenReported,
  doorHeldOpenReported,
  eventOf,
  type AccessMeaning,
  type AccessResult,
  type AttemptEvent,
  type AuditRecorded,
  type AuditRedecoded,
} from '@doorledger/contracts'
import { derivedId, type Uuid } from '@doorledger/kernel'
import { credentialRead, type MarkOf } from './credential-reference.js'

/** A record of a device's trail, or the same record with another meaning. */
export type RecordEvent = AuditRecorded | AuditRedecoded

/** The access event a record stands for. The same record always has the same. */
export const accessEventIdOf = (tenantId: string, recordId: Uuid): Uuid => derivedId('access-event', tenantId, recordId)

/**
 * The attempt at a door that a record tells of, if its code is known to be one (D-20); the retraction of that attempt
 * when a later reading finds none. What only adds to another record is none by itself. Its id and its revision come from the record and the decoder's version, so that
 * whoever repeats the record repeats the same event.
 */
export const accessEventOf = (event: RecordEvent, markOf: MarkOf): AttemptEvent | undefined => {
  if (event.data.partOf !== undefined) return undefined
  const { access } = event.data.meaning
  if (access !== undefined) return attempt(eventOfResult[access.result], event, access, markOf)
  const retracted = event.type === 'device.audit_redecoded' ? event.data.previous.access : undefined
  return retracted && attempt(accessRetracted, event, retracted, markOf)
}

const eventOfResult = {
  granted: accessGranted,
  denied: accessDenied,
  error: accessErrored,
  forced: doorForcedOpenReported,
  held_open: doorHeldOpenReported,
} as const satisfies Record<AccessResult, unknown>

type AttemptDefinition = (typeof eventOfResult)[AccessResult] | typeof accessRetracted

const attempt = (
  definition: AttemptDefinition,
  event: RecordEvent,
  access: AccessMeaning,
  markOf: MarkOf,
): AttemptEvent => {
  const { data: record, tenantid: tenantId } = event
  const accessEventId = accessEventIdOf(tenantId, record.recordId)
  const revision = record.meaning.decoderVersion
  const credential = credentialRead({ tenantId, record }, access.accessType, markOf)
  const data = {
    accessEventId,
    revision,
    accessDevice: record.device,
    accessType: access.accessType,
    ...(credential !== undefined && { credential }),
    result: access.result,
    reason: access.reason,
    decision: decisionOf(access.result),
    checks: [],
    provenance: [
      { kind: 'device_audit' as const, recordId: record.recordId, blockId: record.blockId, code: record.code },
    ],
    occurredLocal: record.occurredLocal,
    zone: record.zone,
    flags: record.flags,
  }
  return eventOf<AttemptEvent['type'], AttemptEvent['data']>(definition, data, {
    id: derivedId('access-event', accessEventId, revision),
    tenantId,
    service: 'audit-trail',
    occurredAt: event.time,
    recordedAt: event.recordedtime,
    actor: event.actor ?? `device:${record.deviceId}`,
    correlationId: event.correlationid ?? event.id,
    causationId: event.id,
  })
}

const decisionOf = (result: AccessResult): 'granted' | 'denied' | 'none' =>
  result === 'granted' || result === 'denied' ? result : 'none'
