import {
  auditGapDetected,
  auditGapRevised,
  auditOverflowDetected,
  auditQuarantined,
  auditRecorded,
  auditRedecoded,
  eventReader,
} from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { lockTrail, type TrailEvent } from '../../domain/lock-trail.js'

/** Writes what devices recorded to `device_audit_records`. */
export const recordLockTrail: ProjectionSource = {
  projection: lockTrail,
  reader: eventReader<TrailEvent>([
    auditRecorded,
    auditRedecoded,
    auditGapDetected,
    auditGapRevised,
    auditOverflowDetected,
    auditQuarantined,
  ]),
}
