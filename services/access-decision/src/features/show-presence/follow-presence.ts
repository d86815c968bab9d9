import { accessEvents, accessGranted, type AccessGranted, eventReader } from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { passingOf } from '../../domain/presence/passing-of.js'
import { type Passing, type Presence, presenceAfter } from '../../domain/presence/presence.js'
import { doorsOfGrants } from '../../doors/doors-of-grants.js'

/** Keeps where people are, from the doors that let them through and the areas on either side of these. */
export const followPresence: EventProcessor<AccessGranted> = {
  kind: 'reactor',
  name: 'follow-presence',
  version: 1,
  topic: accessEvents.name,
  reader: eventReader<AccessGranted>([accessGranted]),
  react: async ({ client }, recorded) => {
    const passings: { tenantId: string; passing: Passing }[] = []
    const doorsOf = doorsOfGrants(client)
    for (const { event } of recorded) {
      if (event.data.user === undefined) continue
      const doors = await doorsOf(event)
      const passing = passingOf(event, doors.length === 1 ? doors[0] : undefined)
      if (passing !== undefined) passings.push({ tenantId: event.tenantid, passing })
    }
    passings.sort((one, other) => (one.passing.userId < other.passing.userId ? -1 : 1))
    for (const { tenantId, passing } of passings) await note(client, tenantId, passing)
    return { publish: [] }
  },
}

interface PresenceRow {
  readonly area_id: string | null
  readonly since: Date
  readonly last_seen_at: Date
  readonly door_id: string
  readonly access_event_id: string
}

const note = async (client: ClientBase, tenantId: string, passing: Passing): Promise<void> => {
  const { rows } = await client.query<PresenceRow>(
    'select * from presence where tenant_id = $1 and user_id = $2 for update',
    [tenantId, passing.userId],
  )
  const before = rows[0] && presenceOf(passing.userId, rows[0])
  const after = presenceAfter(before, passing)
  if (after === before) return
  const { areaId, since, lastSeenAt, doorId, accessEventId } = after
  await client.query(WRITE, [tenantId, passing.userId, areaId, since, lastSeenAt, doorId, accessEventId])
}

const presenceOf = (userId: string, row: PresenceRow): Presence => ({
  userId,
  areaId: row.area_id,
  since: row.since.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  doorId: row.door_id,
  accessEventId: row.access_event_id,
})

/** Two that see somebody for the first time at once: the newer stays. */
const WRITE = `
  insert into presence as known (tenant_id, user_id, area_id, since, last_seen_at, door_id, access_event_id)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (tenant_id, user_id) do update
  set area_id = $3, since = $4, last_seen_at = $5, door_id = $6, access_event_id = $7
  where known.last_seen_at <= excluded.last_seen_at`
