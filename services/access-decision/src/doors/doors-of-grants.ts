import type { AccessGranted, DoorState } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import { doorsOfAccessDevice, findDoor } from './configured-doors.js'
import { onceForEach } from '@doorledger/kernel'

/** The door that a grant names, or else those that its device lets people through; for the grants of a batch. */
export const doorsOfGrants = (client: ClientBase) => {
  const byId = onceForEach((tenantId: string, doorId: string) => findDoor(client, tenantId, doorId))
  const byDevice = onceForEach((tenantId: string, deviceId: string) => doorsOfAccessDevice(client, tenantId, deviceId))
  return async ({ tenantid, data }: AccessGranted): Promise<readonly DoorState[]> => {
    if (data.door === undefined) return byDevice(tenantid, data.accessDevice.id)
    const door = await byId(tenantid, data.door.id)
    return door === undefined ? [] : [door]
  }
}
