import type { ClientBase } from 'pg'
import type { DetectedEvent, Sign } from '../domain/alerts/findings-of.js'

/**
 * Somebody who is inside an area was refused at a door that leads out of it: he cannot get out (D-23). Doors that open
 * from inside without a credential have no access point there, and trap nobody.
 */
export const refusedAtExit = async (client: ClientBase, event: DetectedEvent): Promise<readonly Sign[]> => {
  if (event.type !== 'access.denied') return []
  const { user, door, accessPoint, accessDevice } = event.data
  if (user === undefined || door === undefined) return []
  const parameters = [event.tenantid, user.id, door.id, accessPoint?.id, accessDevice.id, event.time]
  const { rowCount } = await client.query(TRAPPED, parameters)
  if (rowCount === 0) return []
  const { facilityPath } = accessDevice
  const about = { kind: 'user', id: user.id } as const
  return [{ kind: 'trapped_inside', severity: 'critical', about, ...(facilityPath !== undefined && { facilityPath }) }]
}

const TRAPPED = `
  select from presence
  join access_config door on door.tenant_id = presence.tenant_id and door.kind = 'door' and door.id = $3
  cross join jsonb_array_elements(door.state -> 'accessPoints') as point
  where presence.tenant_id = $1 and presence.user_id = $2 and presence.last_seen_at <= $6
    and point ->> 'fromAreaId' = presence.area_id
    and case when $4::text is null then point ->> 'deviceId' = $5 else point ->> 'accessPointId' = $4 end`
