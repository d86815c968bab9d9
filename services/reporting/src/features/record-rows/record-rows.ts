import {
  accessRuleEvents,
  type ActionRecorded,
  actionRecorded,
  alertAcknowledged,
  alertRaised,
  alertResolved,
  attemptEvents,
  type AttemptEvent,
  auditBlockReceived,
  auditGapDetected,
  auditQuarantined,
  credentialEvents,
  deviceAttributesChanged,
  deviceRegistered,
  doorConfigEvents,
  eventReader,
  groupEvents,
  groupMemberEvents,
  logsPurged,
  type LogsPurged,
  premisesEvents,
  userEvents,
} from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { reportedDevices, type ReportedDeviceEvent } from '../../domain/report-devices.js'
import { reportedPurges } from '../../domain/report-purges.js'
import {
  type ReportedConfigEvent,
  reportedConfig,
  type ReportedDirectoryEvent,
  reportedDirectory,
} from '../../domain/report-versions.js'
import { type AlertEvent, reportedAlerts, reportedAttempts, reportedEntries } from '../../domain/report-rows.js'

/** What reports are made of: this service’s own copy of the topics, in the order of the log. */
export const recordRows: readonly ProjectionSource[] = [
  { projection: reportedAttempts, reader: eventReader<AttemptEvent>(attemptEvents) },
  { projection: reportedEntries, reader: eventReader<ActionRecorded>([actionRecorded]) },
  { projection: reportedAlerts, reader: eventReader<AlertEvent>([alertRaised, alertAcknowledged, alertResolved]) },
  { projection: reportedPurges, reader: eventReader<LogsPurged>([logsPurged]) },
  { projection: reportedConfig, reader: eventReader<ReportedConfigEvent>([...doorConfigEvents, ...accessRuleEvents]) },
  {
    projection: reportedDirectory,
    reader: eventReader<ReportedDirectoryEvent>([
      ...[...userEvents, ...groupEvents, ...groupMemberEvents, ...credentialEvents, ...premisesEvents],
    ]),
  },
  {
    projection: reportedDevices,
    reader: eventReader<ReportedDeviceEvent>([
      ...[deviceRegistered, deviceAttributesChanged, auditBlockReceived, auditGapDetected, auditQuarantined],
    ]),
  },
]
