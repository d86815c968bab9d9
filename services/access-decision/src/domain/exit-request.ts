import {
  accessGranted,
  type AccessGranted,
  type DoorState,
  eventOf,
  rexActivated,
  type RexActivated,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { PlacedReport } from './device-report.js'

/** The device at which somebody asked to leave. */
export interface ExitDevice {
  readonly id: string
  readonly name: string
  readonly kind: 'lock' | 'reader' | 'controller' | 'gateway' | 'nvr'
  readonly facilityPath?: string
}

/** What a request to exit is told as: what the device reported, and a row of the access log for each door it opens. */
export interface ExitRequest {
  readonly activated: RexActivated
  readonly granted: readonly AccessGranted[]
}

/**
 * A request to exit is always granted: no rule, schedule or lockdown keeps anybody inside (D-53). A device that belongs
 * to no door yet is granted by itself, so that the row is there.
 */
export const exitRequest = (
  device: ExitDevice,
  doors: readonly Pick<DoorState, 'doorId' | 'name' | 'facilityPath'>[],
  { reportId, flags, about }: PlacedReport,
): ExitRequest => {
  const activated = eventOf(rexActivated, { reportId, deviceId: device.id, flags }, { ...about, id: reportId })
  const targets = doors.length === 0 ? [undefined] : doors
  return { activated, granted: targets.map((door) => grant({ device, door, flags }, activated, about)) }
}

interface Target {
  readonly device: ExitDevice
  readonly door: Pick<DoorState, 'doorId' | 'name' | 'facilityPath'> | undefined
  readonly flags: PlacedReport['flags']
}

const grant = (
  { device, door, flags }: Target,
  { data: { reportId } }: RexActivated,
  about: PlacedReport['about'],
): AccessGranted => {
  const accessEventId = derivedId('exit-request', about.tenantId, reportId, door?.doorId)
  const facilityPath = door?.facilityPath ?? device.facilityPath
  const data = {
    accessEventId,
    revision: 1,
    ...(door !== undefined && { door: { id: door.doorId, name: door.name } }),
    accessDevice: { ...device, ...(facilityPath !== undefined && { facilityPath }) },
    accessType: 'rex' as const,
    result: 'granted' as const,
    reason: 'rex' as const,
    decision: 'granted' as const,
    action: { kind: 'command' as const, name: 'unlock' },
    checks: [],
    provenance: [{ kind: 'exit_request' as const, recordId: reportId }],
    flags,
  }
  return eventOf(accessGranted, data, {
    ...about,
    id: derivedId('access-event', accessEventId, 1),
    causationId: reportId,
  })
}
