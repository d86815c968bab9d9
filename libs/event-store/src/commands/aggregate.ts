import type { EventDefinition, Fact, Upcaster } from '@doorledger/contracts'
import type { Decider } from '@doorledger/kernel'
import type { ClientBase } from 'pg'
import type { Stored } from '../event-store/event-store.js'

/**
 * One kind of thing that changes by decisions, with everything the command handler must know of it.
 * The decider's events are contract events without their envelope (`FactOf<ApiTokenIssued | ApiTokenRevoked>`),
 * so what is decided, stored and published is one and the same.
 *
 * ```ts
 * export const apiTokens = aggregate({
 *   name: 'api_token',
 *   decider: apiToken,
 *   events: [apiTokenIssued, apiTokenRevoked],
 *   inSameTransaction: writeApiTokens,
 * })
 * ```
 */
export interface Aggregate<Command, State, Event extends Fact> {
  /** prefix of its streams, unique within the service; never changed once events are stored: `api_token` */
  readonly name: string
  readonly decider: Decider<Command, State, Event>
  /** the definition of every event the decider knows */
  readonly events: readonly DefinitionOf<Event>[]
  /**
   * The event that tells all there is to know: what came before it makes no difference to the decider, and is not read.
   * For things whose history goes on for years, such as the requests for the trail of a lock.
   */
  readonly snapshotEventType?: Event['type']
  /**
   * For things that count without end, such as an alert that is open: the state is kept now and then, and only what came
   * after it is read. The history stays whole. The state has to survive JSON as it is, and to hold nothing a person owns.
   */
  readonly stateSnapshots?: StateSnapshots
  /**
   * What the audit log may show of a state, for telling what a command changed. Without, it tells no fields.
   * Leaves out secrets, and of what a person owns everything but a mark that tells whether it changed.
   */
  readonly shown?: (state: State) => object
  /** for events stored before a new version of their payload */
  readonly upcasters?: readonly Upcaster[]
  /** what must be readable as soon as the command is answered */
  readonly inSameTransaction?: WriteInSameTransaction<Event>
}

/** Where a thing stands. */
export interface AggregateState<State> {
  readonly state: State
  /** how many events led here; 0 when nothing ever happened to it */
  readonly version: number
}

/** How often the state of a thing is kept. */
export interface StateSnapshots {
  /** events from one to the next: 100 */
  readonly everyEvents: number
  /** raised when the state gets another shape or `evolve` another meaning: snapshots of another format are not read */
  readonly format: number
}

/**
 * Writes rows in the transaction that stores the events, so that both are there or neither is.
 * Called with the new events, at least one, in order; may be called again with others when a concurrent
 * command came first. A rejection rolls everything back and reaches the caller of `handle` as it is.
 */
export type WriteInSameTransaction<Event extends Fact = Fact> = (
  client: ClientBase,
  events: readonly Stored<Event>[],
) => Promise<void>

/** The definition of a fact, one for each member of a union. */
export type DefinitionOf<Event extends Fact> = Event extends unknown
  ? EventDefinition<Event['type'], Event['data']>
  : never

/** Nothing when every type of an event is among those listed; what no list can be when one is missing. */
type Complete<Decided extends string, Listed extends string> = [Exclude<Decided, Listed>] extends [never]
  ? unknown
  : { readonly events: `lacks the definition of ${Exclude<Decided, Listed>}` }

/** States an aggregate and lets its types be inferred. An event without its definition does not compile. */
export const aggregate = <Command, State, Event extends Fact, Listed extends string>(
  parts: Aggregate<Command, State, Event> & { readonly events: readonly { readonly type: Listed }[] } & Complete<
      Event['type'],
      Listed
    >,
): Aggregate<Command, State, Event> => parts
