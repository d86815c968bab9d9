import { deviceKind, type AccessEventData, type DoorState } from '@doorledger/contracts'
import type { ClientBase } from 'pg'

/** The contact of a door as events name it; where the door is comes before where the device is. */
export const contactDeviceOf = async (
  client: ClientBase,
  tenantId: string,
  door: DoorState,
): Promise<AccessEventData['accessDevice']> => {
  const id = deviceOf(door)
  const { rows } = await client.query<{ kind: string; name: string; facility_path: string | null }>(
    'select kind, name, facility_path from devices where tenant_id = $1 and device_id = $2',
    [tenantId, id],
  )
  const [known = { kind: 'controller', name: id, facility_path: null }] = rows
  const facilityPath = door.facilityPath ?? known.facility_path
  return {
    id,
    name: known.name,
    kind: deviceKind.parse(known.kind),
    ...(facilityPath !== null && { facilityPath }),
  }
}

const deviceOf = (door: DoorState): string =>
  door.contactDeviceId ?? door.lockDeviceId ?? door.accessPoints[0]?.deviceId ?? door.doorId
