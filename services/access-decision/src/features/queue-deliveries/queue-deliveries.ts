import { type Envelope, eventReader, type SubscriptionState, type Topic } from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { Clock } from '@doorledger/service'
import type { ClientBase } from 'pg'
import { subscribedTopics, typesIn } from '../../domain/subscriptions/event-types.js'
import { GIVE_UP_AFTER_SEC } from '../../domain/subscriptions/retry-policy.js'
import { type KnownAlert, toldTo } from '../../domain/subscriptions/wanted-events.js'

interface Subscriber {
  readonly tenant_id: string
  readonly subscription_id: string
  readonly state: SubscriptionState
  readonly created_at: Date
}

/**
 * Writes down who is to be told of an event, in the transaction that moves the checkpoint: each event once for each
 * subscriber, whatever fails. Who subscribes hears of nothing that was recorded before.
 */
const queueDeliveries = (topic: Topic, clock: Clock): EventProcessor<Envelope> => ({
  kind: 'reactor',
  name: `queue-deliveries-of-${topic.name.split('.').slice(0, -1).join('-')}`,
  version: 1,
  topic: topic.name,
  reader: eventReader<Envelope>(typesIn(topic)),
  react: async ({ client }, recorded) => {
    const events = recorded.map(({ event }) => event)
    const subscribers = await subscribersIn(client, [...new Set(events.map(({ tenantid }) => tenantid))])
    if (subscribers.length === 0) return { publish: [] }
    const alerts = await alertsOf(client, events)
    for (const subscriber of subscribers) {
      const told = events.flatMap((event) => toldOf(subscriber, event, alerts))
      if (told.length > 0) await queue(client, subscriber, told, clock())
    }
    return { publish: [] }
  },
})

const toldOf = (
  { tenant_id: tenantId, created_at: since, state }: Subscriber,
  event: Envelope,
  alerts: ReadonlyMap<string, KnownAlert>,
): readonly Envelope[] => {
  if (event.tenantid !== tenantId || Date.parse(event.recordedtime) < since.getTime()) return []
  const told = toldTo(state, event, alerts.get(event.subject))
  return told === undefined ? [] : [told]
}

/** In one order for all, so that those who write down for the same ones at once do not wait for each other in a circle. */
const subscribersIn = async (client: ClientBase, tenantIds: readonly string[]): Promise<readonly Subscriber[]> =>
  (await client.query<Subscriber>(SUBSCRIBERS, [tenantIds])).rows

const SUBSCRIBERS = `
  select tenant_id, subscription_id, state, created_at from subscriptions
  where tenant_id = any ($1) and enabled order by tenant_id, subscription_id`

interface AlertRow {
  readonly alert_id: string
  readonly kind: string
  readonly severity: string
  readonly facility_path: string | null
}

const alertsOf = async (client: ClientBase, events: readonly Envelope[]): Promise<ReadonlyMap<string, KnownAlert>> => {
  const ids = events.filter(({ type }) => type.startsWith('alert.')).map(({ data }) => data['alertId'])
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<AlertRow>(
    'select alert_id, kind, severity, facility_path from alerts where alert_id = any ($1)',
    [ids.filter((id) => id !== undefined)],
  )
  return new Map(
    rows.map((row) => [
      row.alert_id,
      { kind: row.kind, severity: row.severity, facilityPath: row.facility_path ?? undefined },
    ]),
  )
}

/** Whoever else writes down for the same one waits here, so positions are without a gap and seen in order. */
const queue = async (
  client: ClientBase,
  { tenant_id: tenantId, subscription_id: id }: Subscriber,
  events: readonly Envelope[],
  now: Date,
): Promise<void> => {
  await client.query('select from subscriptions where tenant_id = $1 and subscription_id = $2 for update', [
    tenantId,
    id,
  ])
  const bodies = events.map((event) => JSON.stringify(event))
  const columns = [
    events.map((event) => event.id),
    events.map(({ type }) => type),
    events.map(({ subject }) => subject),
  ]
  await client.query(QUEUE, [tenantId, id, ...columns, bodies, now, GIVE_UP_AFTER_SEC])
}

/** An event that was told twice by the log is told once. */
const QUEUE = `
  with told as (
    select * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) with ordinality
      as told (event_id, event_type, event_subject, body, place)
  ), fresh as (
    select event_id, min(event_type) as event_type, min(event_subject) as event_subject, min(body) as body,
      row_number() over (order by min(place)) as place
    from told
    where not exists (
      select from deliveries as known
      where known.tenant_id = $1 and known.subscription_id = $2 and known.event_id = told.event_id)
    group by event_id
  ), queued as (
    insert into deliveries (tenant_id, subscription_id, position, event_id, event_type, event_subject, body,
      queued_at, due_at, give_up_at)
    select tenant_id, subscription_id, last_position + place, event_id, event_type, event_subject, body,
      $7::timestamptz, $7::timestamptz, $7::timestamptz + make_interval(secs => $8)
    from fresh, subscriptions where tenant_id = $1 and subscription_id = $2
    returning position
  )
  update subscriptions set last_position = greatest(last_position, (select max(position) from queued))
  where tenant_id = $1 and subscription_id = $2 and exists (select from queued)`

export const queueAllDeliveries = (clock: Clock): readonly EventProcessor<Envelope>[] =>
  subscribedTopics.map((topic) => queueDeliveries(topic, clock))
