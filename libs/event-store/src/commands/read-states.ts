import type { Fact } from '@doorledger/contracts'
import { stateOf } from '@doorledger/kernel'
import type { ClientBase, Pool } from 'pg'
import { readStream, readStreams } from '../event-store/event-store.js'
import type { Aggregate, AggregateState } from './aggregate.js'
import { factReader } from './envelopes-of.js'
import { readStateSnapshots } from './state-snapshots.js'
import { streamOf } from './stream-of.js'

/** Where one thing stands. */
export const readState = async <Command, State, Event extends Fact>(
  database: Pool | ClientBase,
  aggregate: Aggregate<Command, State, Event>,
  tenantId: string,
  id: string,
): Promise<AggregateState<State>> => {
  const { decider, snapshotEventType } = aggregate
  if (snapshotEventType === undefined) {
    const states = await readStates(database, aggregate, tenantId, [id])
    return states(id)
  }
  const { values, version } = await readStream(
    database,
    { tenantId, stream: streamOf(aggregate, id) },
    snapshotEventType,
  )
  return { state: stateOf(decider, values.map(factReader(aggregate))), version }
}

/** Where many things of one kind stand, each from the state that was kept of it, if any, and what came after. */
export const readStates = async <Command, State, Event extends Fact>(
  database: Pool | ClientBase,
  aggregate: Aggregate<Command, State, Event>,
  tenantId: string,
  ids: readonly string[],
): Promise<(id: string) => AggregateState<State>> => {
  const { decider } = aggregate
  const snapshots = await readStateSnapshots(database, aggregate, tenantId, ids)
  const known = (id: string) => snapshots.get(id) ?? { state: decider.initial, version: 0 }
  const wanted = ids.map((id) => ({ stream: streamOf(aggregate, id), version: known(id).version }))
  const histories = await readStreams(database, tenantId, wanted)
  const read = factReader(aggregate)
  return (id) => {
    const { state, version } = known(id)
    const history = histories.get(streamOf(aggregate, id)) ?? []
    return {
      state: stateOf({ ...decider, initial: state }, history.map(read)),
      version: version + history.length,
    }
  }
}
