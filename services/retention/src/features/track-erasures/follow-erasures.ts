import {
  directoryEvents,
  eventReader,
  privacyEvents,
  type UserErased,
  userErased,
  type UserErasureConfirmed,
  userErasureConfirmed,
} from '@doorledger/contracts'
import { CommandBatch } from '@doorledger/event-store'
import type { EventProcessor } from '@doorledger/projections'
import type { ClientBase } from 'pg'
import { erasureRequests } from '../../erasures/erasure-requests.js'

/** Notes who was erased, and carries out what they or others asked for. */
export const followErasures: EventProcessor<UserErased> = {
  kind: 'reactor',
  name: 'follow-erasures',
  version: 1,
  topic: directoryEvents.name,
  reader: eventReader<UserErased>([userErased]),
  react: async ({ client }, events) => {
    for (const { event } of events) await noteErasure(client, event)
    return { publish: [] }
  },
}

/** Keeps which services hold nothing of an erased person any more. */
export const followConfirmations: EventProcessor<UserErasureConfirmed> = {
  kind: 'reactor',
  name: 'follow-erasure-confirmations',
  version: 1,
  topic: privacyEvents.name,
  reader: eventReader<UserErasureConfirmed>([userErasureConfirmed]),
  react: async ({ client }, events) => {
    for (const { event } of events) {
      const { userId, service } = event.data
      await client.query(
        `insert into erasure_confirmations (tenant_id, user_id, service, confirmed_at, event_id) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [event.tenantid, userId, service, event.time, event.id],
      )
    }
    return { publish: [] }
  },
}

const noteErasure = async (client: ClientBase, event: UserErased): Promise<void> => {
  const { tenantid: tenantId, time, id: eventId } = event
  const { userId } = event.data
  await client.query(
    'insert into erasures (tenant_id, user_id, erased_at, event_id) values ($1, $2, $3, $4) on conflict do nothing',
    [tenantId, userId, time, eventId],
  )
  const { rows } = await client.query<{ request_id: string }>(
    `select request_id from erasure_requests where tenant_id = $1 and user_id = $2 and status in ('open', 'refused')`,
    [tenantId, userId],
  )
  const metadata = { service: 'retention', tenantId, actor: 'system', occurredAt: time, recordedAt: event.recordedtime }
  const batch = new CommandBatch(client, { eventMetadata: () => ({ ...metadata, causationId: eventId }), headers: {} })
  const command = { type: 'carryOut', at: time, eventId } as const
  const target = { aggregate: erasureRequests, by: { tenantId, actor: 'system' } }
  await batch.handle(
    target,
    rows.map(({ request_id: id }) => ({ id, command })),
  )
}
