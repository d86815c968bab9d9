import type {
  AccessEventData,
  ActionRecorded,
  AlertKind,
  AlertSettings,
  AlertSeverity,
  AlertSubject,
  AuditGapDetected,
  AttemptEvent,
  DatabaseVersionMismatchDetected,
  DeviceTamperDetected,
  LockdownStarted,
} from '@doorledger/contracts'
import type { Threshold } from './threshold.js'

/** Everything a detector looks at. */
export type DetectedEvent =
  | AttemptEvent
  | LockdownStarted
  | AuditGapDetected
  | DatabaseVersionMismatchDetected
  | DeviceTamperDetected
  | ActionRecorded

/** What one event means to one detector: an alert by itself, or together with others like it. */
export interface Sign {
  readonly kind: AlertKind
  readonly severity: AlertSeverity
  readonly about: AlertSubject
  /** undefined: it is an alert by itself */
  readonly threshold?: Threshold
  /** also an alert when there was one on each of so many days of the site */
  readonly daysInARow?: number
  readonly facilityPath?: string
}

/** @param localTime of the site: `22:00` */
export const signsOf = (event: DetectedEvent, settings: AlertSettings, localTime: string): readonly Sign[] => {
  switch (event.type) {
    case 'access.denied':
      return signsOfDenial(event.data, settings, localTime)
    case 'lockdown.started': {
      const about = { kind: 'lockdown', id: event.data.lockdownId } as const
      return settings.lockdown.enabled ? [{ kind: 'lockdown', severity: 'critical', about }] : []
    }
    case 'device.audit_gap_detected':
      return ofDevice(settings.auditGap, 'audit_gap', event.data.deviceId)
    case 'device.database_version_mismatch_detected':
      return ofDevice(settings.deviceOutOfSync, 'device_out_of_sync', event.data.deviceId)
    case 'device.tamper_detected':
      return ofDevice(settings.deviceTamper, 'device_tamper', event.data.deviceId)
    case 'admin.action_recorded':
      return signsOfEntry(event.data, settings)
    default:
      return signsAtDoor(event, settings)
  }
}

/** Once a week or a month is normal, once or twice a day is not (R1.12). */
const signsOfEntry = (
  { entryType, target, facilityPath }: ActionRecorded['data'],
  { unrecognizedDevices: { enabled, daysInARow, ...threshold } }: AlertSettings,
): readonly Sign[] => {
  if (!enabled || entryType !== 'auth.unrecognized_device_login' || target === null) return []
  const about = { kind: 'user', id: target.id } as const
  const place = facilityPath === null ? {} : { facilityPath }
  return [{ kind: 'unrecognized_devices', severity: 'warning', about, threshold, daysInARow, ...place }]
}

/** What is an alert by itself. An error, and what was taken back, is none. */
const signsAtDoor = ({ type, data }: AttemptEvent, settings: AlertSettings): readonly Sign[] => {
  switch (type) {
    case 'access.granted':
      return data.reason === 'duress' ? single(settings.duress, 'duress', 'critical', data) : []
    case 'door.forced_open_inferred':
    case 'door.forced_open_reported':
      return single(settings.forcedDoor, 'forced_door', 'critical', data)
    case 'door.held_open_detected':
    case 'door.held_open_reported':
      return single(settings.heldOpen, 'held_open', 'warning', data)
    default:
      return []
  }
}

interface Toggle {
  readonly enabled: boolean
}

const ofDevice = ({ enabled }: Toggle, kind: AlertKind, deviceId: string): readonly Sign[] =>
  enabled ? [{ kind, severity: 'warning', about: { kind: 'device', id: deviceId } }] : []

const single = (
  { enabled }: Toggle,
  kind: AlertKind,
  severity: AlertSeverity,
  data: AccessEventData,
): readonly Sign[] => (enabled ? [{ kind, severity, about: doorOf(data), ...placeOf(data) }] : [])

const doorOf = ({ door, accessDevice }: AccessEventData): AlertSubject =>
  door === undefined ? { kind: 'device', id: accessDevice.id } : { kind: 'door', id: door.id }

const placeOf = ({ accessDevice: { facilityPath } }: AccessEventData) =>
  facilityPath === undefined ? {} : { facilityPath }

/** The four red flags of a denial (R4.67–R4.70). */
const signsOfDenial = (data: AccessEventData, settings: AlertSettings, localTime: string): readonly Sign[] => {
  const { bruteForce, unusualHours, sameDevice, unknownCredential } = settings
  const device: AlertSubject = { kind: 'device', id: data.accessDevice.id }
  const user: AlertSubject | undefined = data.user && {
    kind: 'user',
    id: data.user.id,
  }
  const found = (kind: AlertKind, about: AlertSubject, threshold?: Threshold): Sign => ({
    kind,
    severity: 'warning',
    about,
    ...(threshold && {
      threshold: { count: threshold.count, windowSec: threshold.windowSec },
    }),
    ...placeOf(data),
  })
  return [
    ...(bruteForce.enabled
      ? [device, ...(user ? [user] : [])].map((each) => found('brute_force', each, bruteForce))
      : []),
    ...(unusualHours.enabled && isWithin(localTime, unusualHours) ? [found('unusual_hours', user ?? device)] : []),
    ...(sameDevice.enabled ? [found('same_device', device, sameDevice)] : []),
    ...(unknownCredential.enabled && data.reason === 'unknown_credential'
      ? [found('unknown_credential', device, unknownCredential)]
      : []),
  ]
}

/** `from` belongs to the hours, `to` does not; over midnight when `from` is later. */
export const isWithin = (localTime: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to ? localTime >= from && localTime < to : localTime >= from || localTime < to
