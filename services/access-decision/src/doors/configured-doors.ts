import type { DoorState } from '@doorledger/contracts'
import type { ClientBase, Pool } from 'pg'

type Queries = Pick<Pool | ClientBase, 'query'>

/** Doors whose contact a device reports. */
export const doorsOfContact = (database: Queries, tenantId: string, deviceId: string): Promise<readonly DoorState[]> =>
  doorsWhere(database, `state ->> 'contactDeviceId' = $2`, [tenantId, deviceId])

/** Doors that a request to exit at a device opens. */
export const doorsOfExitDevice = (
  database: Queries,
  tenantId: string,
  deviceId: string,
): Promise<readonly DoorState[]> => doorsWhere(database, `state -> 'rexDeviceIds' ? $2`, [tenantId, deviceId])

/** Doors that a device lets people through. */
export const doorsOfAccessDevice = (
  database: Queries,
  tenantId: string,
  deviceId: string,
): Promise<readonly DoorState[]> => {
  const point = JSON.stringify([{ deviceId }])
  const condition = `(state ->> 'lockDeviceId' = $2 or state -> 'accessPoints' @> $3::jsonb)`
  return doorsWhere(database, condition, [tenantId, deviceId, point])
}

export const findDoor = async (database: Queries, tenantId: string, doorId: string): Promise<DoorState | undefined> =>
  (await doorsWhere(database, 'id = $2', [tenantId, doorId]))[0]

const doorsWhere = async (
  database: Queries,
  condition: string,
  parameters: readonly unknown[],
): Promise<readonly DoorState[]> => {
  const { rows } = await database.query<{ state: DoorState }>(
    `select state from access_config where tenant_id = $1 and kind = 'door' and ${condition} order by id`,
    [...parameters],
  )
  return rows.map(({ state }) => state)
}
