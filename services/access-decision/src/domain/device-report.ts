import type { EventMetadata, RecordFlag } from '@doorledger/contracts'
import { derivedId, DomainError } from '@doorledger/kernel'

/** What a device tells of, as it names and times it. */
export interface SentReport {
  /** made up by the device for this one occurrence */
  readonly eventId: string
  /** RFC 3339, by the clock of the device; when it is received, if absent */
  readonly occurredAt?: string | undefined
}

/** A report in its place in time, with the id under which it is known however often it is sent. */
export interface PlacedReport {
  readonly reportId: string
  readonly flags: RecordFlag[]
  readonly about: Omit<EventMetadata, 'id'>
}

const DAY_MS = 86_400_000
const OLDEST_MS = 366 * DAY_MS
const AHEAD_MS = 300_000
const LATE_MS = 300_000

/**
 * @param kind of report: ids of different kinds do not clash
 * @param field where the time stands in the body: `events.3.occurredAt`
 * @throws {DomainError} `occurred_at_implausible`
 */
export const placedReport = (
  sent: SentReport,
  { tenantId, deviceId }: { readonly tenantId: string; readonly deviceId: string },
  { kind, field, now }: { readonly kind: string; readonly field: string; readonly now: Date },
): PlacedReport => {
  const told = sent.occurredAt === undefined ? now : new Date(sent.occurredAt)
  const ageMs = now.getTime() - told.getTime()
  if (ageMs > OLDEST_MS || ageMs < -AHEAD_MS) {
    const message = `${field}: must not be more than a year ago, nor more than five minutes ahead; check the clock of the device`
    throw new DomainError('occurred_at_implausible', 'invalid', message, { field })
  }
  const occurredAt = new Date(Math.min(told.getTime(), now.getTime())).toISOString()
  return {
    reportId: derivedId('device-report', tenantId, deviceId, kind, sent.eventId),
    flags: ageMs > LATE_MS ? ['late'] : [],
    about: {
      tenantId,
      service: 'access-decision',
      occurredAt,
      recordedAt: now.toISOString(),
      actor: `device:${deviceId}`,
    },
  }
}
