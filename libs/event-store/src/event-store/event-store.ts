import type { Envelope, Fact } from '@doorledger/contracts'
import { type ClientBase, DatabaseError, type Pool } from 'pg'

/** The history of one thing. */
export interface StreamId {
  readonly tenantId: string
  /** `<aggregate>:<id>` */
  readonly stream: string
}

/** Where a stream ends, as whoever adds to it knows. */
export interface StreamEnd extends StreamId {
  /** of its last event; 0 while there is none */
  readonly version: number
}

/** A fact in its envelope, as it will be published. */
export type Stored<Event extends Fact = Fact> = Omit<Envelope, 'type' | 'data'> & Event

/** An event and the topic it is for. */
export interface NewEvent<Event extends Fact = Fact> {
  readonly topic: string
  readonly event: Stored<Event>
}

/** Someone else added to the stream since it was read. Reading it again and deciding anew is right. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict'
}

/** What happened to one thing. */
export interface History {
  /** stored events in order, each as the text that is, or soon will be, in the log */
  readonly values: readonly string[]
  /** of the last event; 0 while there is none */
  readonly version: number
}

/** @param since the type of event before whose last occurrence nothing is wanted; without, the history is whole */
export const readStream = async (
  database: Pool | ClientBase,
  { tenantId, stream }: StreamId,
  since?: string,
): Promise<History> => {
  const { rows } = await database.query<{ version: number; value: string }>(HISTORY, [tenantId, stream, since])
  return { values: rows.map(({ value }) => value), version: rows.at(-1)?.version ?? 0 }
}

const HISTORY = `
  select version, value from events
  where tenant_id = $1 and stream = $2 and version >=
    coalesce((select max(version) from events where tenant_id = $1 and stream = $2 and type = $3::text), 1)
  order by version`

/**
 * Adds events to a stream that ends at the expected version, and queues them for the log, headers and all.
 * Belongs in a transaction; concurrent writers of one stream wait for each other.
 * @throws {VersionConflict} the transaction is then to be rolled back
 */
export const appendToStream = async (
  client: ClientBase,
  { tenantId, stream, version }: StreamEnd,
  added: readonly NewEvent[],
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const conflict = () => new VersionConflict(`${stream} is no longer at version ${version}`)
  const parameters = [
    tenantId,
    stream,
    version,
    added.map(({ event }) => event.id),
    added.map(({ event }) => event.type),
    added.map(({ topic }) => topic),
    added.map(({ event }) => event.partitionkey),
    added.map(({ event }) => JSON.stringify(event)),
    headers,
  ]
  const { rowCount } = await client.query(APPEND, parameters).catch((error: unknown) => {
    throw isTakenVersion(error) ? conflict() : error
  })
  if (rowCount !== added.length) throw conflict()
}

/**
 * A writer that sees the expected version but is not the first to add the next one runs into the primary key.
 * One that expects a version nobody has committed yet adds nothing: versions have no gaps, and whoever can see
 * version n + 1 can see n, which is what keeps a stream in order on its way through the outbox.
 */
const APPEND = `
  with added as (
    insert into events (tenant_id, stream, version, event_id, type, topic, record_key, value)
    select $1, $2, $3::int + place, event_id, type, topic, record_key, value
    from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])
      with ordinality as new (event_id, type, topic, record_key, value, place)
    where $3::int = (select coalesce(max(version), 0) from events where tenant_id = $1 and stream = $2)
    order by place
    returning position
  )
  insert into outbox (position, headers) select position, $9::jsonb from added`

/** A stream, and up to where its events are known already. */
export interface StreamAfter {
  readonly stream: string
  /** 0 for the whole history */
  readonly version: number
}

/** The histories of many streams, of those that have events after what is known; by stream, each in order. */
export const readStreams = async (
  database: Pool | ClientBase,
  tenantId: string,
  wanted: readonly StreamAfter[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await database.query<{ stream: string; value: string }>(HISTORIES, [
    tenantId,
    wanted.map(({ stream }) => stream),
    wanted.map(({ version }) => version),
  ])
  const histories = new Map<string, string[]>()
  for (const { stream, value } of rows) {
    const history = histories.get(stream)
    if (history === undefined) histories.set(stream, [value])
    else history.push(value)
  }
  return histories
}

const HISTORIES = `
  select events.stream, events.value
  from unnest($2::text[], $3::int[]) as wanted (stream, version)
    join events on events.tenant_id = $1 and events.stream = wanted.stream and events.version > wanted.version
  order by events.stream, events.version`

/** An event for one of many streams. `event.streamversion` is its place there. */
export interface NewStreamEvent<Event extends Fact = Fact> extends NewEvent<Event> {
  readonly stream: string
}

/**
 * Adds events to many streams at once, each right after what was read of its stream from committed transactions, and
 * queues them for the log in the order given. Belongs in a transaction.
 * @throws {VersionConflict} when somebody else added to one of them; the transaction is then to be rolled back
 */
export const appendToStreams = async (
  client: ClientBase,
  tenantId: string,
  added: readonly NewStreamEvent[],
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const parameters = [
    tenantId,
    added.map(({ stream }) => stream),
    added.map(({ event }) => event.streamversion),
    added.map(({ event }) => event.id),
    added.map(({ event }) => event.type),
    added.map(({ topic }) => topic),
    added.map(({ event }) => event.partitionkey),
    added.map(({ event }) => JSON.stringify(event)),
    headers,
  ]
  await client.query(APPEND_TO_MANY, parameters).catch((error: unknown) => {
    throw isTakenVersion(error) ? new VersionConflict('one of many streams was added to meanwhile') : error
  })
}

const APPEND_TO_MANY = `
  with added as (
    insert into events (tenant_id, stream, version, event_id, type, topic, record_key, value)
    select $1, stream, version, event_id, type, topic, record_key, value
    from unnest($2::text[], $3::int[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])
      with ordinality as new (stream, version, event_id, type, topic, record_key, value, place)
    order by place
    returning position
  )
  insert into outbox (position, headers) select position, $9::jsonb from added`

const isTakenVersion = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code === '23505' && error.constraint === 'events_pkey'
