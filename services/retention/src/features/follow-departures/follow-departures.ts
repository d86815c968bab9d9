import { directoryEvents, eventReader, type UserEvent, userEvents } from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'

/** Keeps since when people are gone: who is disabled has left, on the day it was first said. */
export const followDepartures: EventProcessor<UserEvent> = {
  kind: 'reactor',
  name: 'follow-departures',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<UserEvent>(userEvents),
  react: async ({ client }, events) => {
    for (const { event } of events) {
      const { tenantid, time, streamversion = 1, data } = event
      await client.query(KEEP, [tenantid, data.userId, data.enabled ? null : time, streamversion])
    }
    return { publish: [] }
  },
}

const KEEP = `
  insert into departures as d (tenant_id, user_id, left_at, stream_version) values ($1, $2, $3, $4)
  on conflict (tenant_id, user_id) do update
    set left_at = case when excluded.left_at is not null then coalesce(d.left_at, excluded.left_at) end,
      stream_version = excluded.stream_version
    where d.stream_version < excluded.stream_version`
