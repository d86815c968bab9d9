import { directoryEvents, eventReader, type UserEvent, userEvents } from '@doorledger/contracts'
import { CommandBatch } from '@doorledger/event-store'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { erasureRequests } from '../../erasures/erasure-requests.js'

/**
 * Keeps since when people are gone: who is disabled has left, on the day it was first said. What the run at night asked for
 * of somebody who is back, nobody asks for any more.
 */
export const followDepartures: EventProcessor<UserEvent> = {
  kind: 'reactor',
  name: 'follow-departures',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<UserEvent>(userEvents),
  react: async ({ client }, events) => {
    for (const { event } of events) {
      const { tenantid, time, streamversion = 1, data } = event
      const { rowCount } = await client.query(KEEP, [
        ...[tenantid, data.userId, data.enabled ? null : time, streamversion],
      ])
      if (rowCount === 1 && data.enabled) await withdraw(client, event)
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

const withdraw = async (client: ClientBase, { tenantid: tenantId, time, recordedtime, id, data }: UserEvent) => {
  const { rows } = await client.query<{ request_id: string }>(
    `select request_id from erasure_requests where tenant_id = $1 and user_id = $2 and status = 'open'`,
    [tenantId, data.userId],
  )
  const metadata = { service: 'retention', tenantId, actor: 'system', occurredAt: time, recordedAt: recordedtime }
  const batch = new CommandBatch(client, { eventMetadata: () => ({ ...metadata, causationId: id }), headers: {} })
  await batch.handle(
    { aggregate: erasureRequests, by: { tenantId, actor: 'system' } },
    rows.map(({ request_id: requestId }) => ({ id: requestId, command: { type: 'withdraw' as const, at: time } })),
  )
}
