import type { Fact } from '@doorledger/contracts'
import type { ClientBase, Pool } from 'pg'
import type { Aggregate, AggregateState, StateSnapshots } from './aggregate.js'
import { streamOf } from './stream-of.js'

/** A state to be kept, of the thing with this id. */
export interface ReachedState<State> extends AggregateState<State> {
  readonly id: string
}

/** The newest states kept of some things, by id; of those that have one in the format of the aggregate. */
export const readStateSnapshots = async <Command, State, Event extends Fact>(
  database: Pool | ClientBase,
  aggregate: Aggregate<Command, State, Event>,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AggregateState<State>>> => {
  const { stateSnapshots } = aggregate
  if (stateSnapshots === undefined) return new Map()
  const idOf = new Map(ids.map((id) => [streamOf(aggregate, id), id]))
  const { rows } = await database.query<{ stream: string; version: number; state: State }>(
    `select stream, version, state from state_snapshots
     where tenant_id = $1 and stream = any($2::text[]) and format = $3`,
    [tenantId, [...idOf.keys()], stateSnapshots.format],
  )
  return new Map(rows.map(({ stream, ...kept }) => [idOf.get(stream) ?? stream, kept]))
}

/** Keeps a state in place of the one before. Belongs in the transaction that stores the events that led to it. */
export const writeStateSnapshot = async <Command, State, Event extends Fact>(
  client: ClientBase,
  aggregate: Aggregate<Command, State, Event>,
  tenantId: string,
  { id, version, state }: ReachedState<State>,
): Promise<void> => {
  if (aggregate.stateSnapshots === undefined) return
  await client.query(
    `insert into state_snapshots (tenant_id, stream, version, format, state) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, stream) do update
     set version = excluded.version, format = excluded.format, state = excluded.state`,
    [tenantId, streamOf(aggregate, id), version, aggregate.stateSnapshots.format, JSON.stringify(state)],
  )
}

/** Whether so many events more pass a place where a state is kept. */
export const isSnapshotDue = (snapshots: StateSnapshots | undefined, before: number, after: number): boolean =>
  snapshots !== undefined && Math.floor(after / snapshots.everyEvents) > Math.floor(before / snapshots.everyEvents)
