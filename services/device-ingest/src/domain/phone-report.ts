import {
  eventOf,
  type DeviceAttributes,
  phoneKeyReported,
  type PhoneKeyReported,
  type Reason,
  type RecordFlag,
} from '@doorledger/contracts'
import { derivedId, sha256, type Uuid } from '@doorledger/kernel'

/** What a phone says of one moment at a lock. */
export interface PhoneReport {
  readonly tenantId: string
  readonly lockId: string
  readonly userId: string
  /** made up by the phone, once for each moment */
  readonly eventId: string
  readonly phoneKeyId?: string | undefined
  readonly credentialRef?: string | undefined
  readonly result: 'granted' | 'denied'
  readonly reason: Reason
  /** by the clock of the phone */
  readonly occurredAt: Date
  readonly actor: string
  /** by the clock of the server */
  readonly receivedAt: Date
}

const LATE_AFTER_MS = 5 * 60_000
const AHEAD_AT_MOST_MS = 5 * 60_000

/**
 * The same for what one caller sends under one event id. A token that reports for somebody has ids apart from those of
 * the person’s own phone: nobody’s key stands in the way of another’s.
 */
export const reportIdOf = ({ tenantId, userId, eventId, actor }: PhoneReport): Uuid =>
  actor === `user:${userId}`
    ? derivedId('phone-key-report', tenantId, userId, eventId)
    : derivedId('phone-key-report', tenantId, userId, eventId, actor)

/** By which it is seen whether a report that comes again is the same. */
export const digestOf = ({ lockId, phoneKeyId, credentialRef, result, reason, occurredAt }: PhoneReport): string =>
  sha256(JSON.stringify([lockId, phoneKeyId ?? null, credentialRef ?? null, result, reason, occurredAt.toISOString()]))

/** The fact that a report is: the same report always has the same id, whoever takes it in. */
export const phoneReportEvent = (report: PhoneReport, attributes: DeviceAttributes): PhoneKeyReported => {
  const { tenantId, lockId, userId, phoneKeyId, credentialRef, result, reason } = report
  const reportId = reportIdOf(report)
  const data = {
    reportId,
    deviceId: lockId,
    device: {
      id: lockId,
      name: attributes.name,
      kind: 'lock' as const,
      ...(attributes.facilityPath !== undefined && { facilityPath: attributes.facilityPath }),
    },
    userId,
    ...(phoneKeyId !== undefined && { phoneKeyId }),
    ...(credentialRef !== undefined && { credentialRef }),
    result,
    reason,
    zone: attributes.zone,
    flags: flagsOf(report),
  }
  return eventOf(phoneKeyReported, data, {
    id: reportId,
    tenantId,
    service: 'device-ingest',
    occurredAt: report.occurredAt.toISOString(),
    recordedAt: report.receivedAt.toISOString(),
    actor: report.actor,
  })
}

/** A phone tells at once; one that does not was offline, and one that is ahead of us has a wrong clock. */
const flagsOf = ({ occurredAt, receivedAt }: PhoneReport): RecordFlag[] => {
  const lagMs = receivedAt.getTime() - occurredAt.getTime()
  if (lagMs > LATE_AFTER_MS) return ['late']
  return lagMs < -AHEAD_AT_MOST_MS ? ['clockSuspect'] : []
}
