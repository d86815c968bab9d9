import type { EventMetadata, Fact } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import { appendToStreams, type NewStreamEvent, type Stored } from '../event-store/event-store.js'
import type { Aggregate } from './aggregate.js'
import { type ActionResult, type AuditedAction, reportAction } from './audited-action.js'
import type { Actor } from './actor.js'
import { envelopesOf } from './envelopes-of.js'
import { readStates } from './read-states.js'
import { isSnapshotDue, type ReachedState, writeStateSnapshot } from './state-snapshots.js'
import { streamOf } from './stream-of.js'

/** What many commands have in common: things of one kind, and who wants them changed. */
export interface BatchTarget<Command, State, Event extends Fact> {
  readonly aggregate: Aggregate<Command, State, Event>
  readonly by: Actor
  /** when it happened; by default now */
  readonly at?: Date
}

/** One of many. No two of a batch are for the same thing. */
export interface BatchedCommand<Command> {
  readonly id: string
  readonly command: Command
}

/** What the command handler knows and a batch needs. */
export interface BatchContext {
  readonly eventMetadata: (given: { readonly by: Actor; readonly at?: Date }) => EventMetadata
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Many commands in one transaction, with a statement a table instead of one a command. Events, outbox and the rows
 * that go with them are there together or not at all, as with a single command; so is the one report of what all of them were.
 */
export class CommandBatch {
  /** what was reported, and counts as reported once the transaction is committed */
  readonly reportedActions = new Set<AuditedAction>()

  constructor(
    /** in the transaction: for what else belongs to it */
    readonly client: ClientBase,
    private readonly context: BatchContext,
  ) {}

  /**
   * Decides and stores. The action of the commander is not reported: that is for {@link report}, once.
   * @throws {DomainError} when a decider says no: nothing of the batch remains
   */
  async handle<Command, State, Event extends Fact>(
    target: BatchTarget<Command, State, Event>,
    commands: readonly BatchedCommand<NoInfer<Command>>[],
  ): Promise<readonly Stored<Event>[]> {
    const { aggregate, by } = target
    const { decided, toKeep } = await this.decide(target, commands)
    if (decided.length === 0) return []
    const events = decided.map(({ event }) => event)
    await appendToStreams(this.client, by.tenantId, decided, this.context.headers)
    for (const reached of toKeep) await writeStateSnapshot(this.client, aggregate, by.tenantId, reached)
    await aggregate.inSameTransaction?.(this.client, events)
    return events
  }

  /** Reports the action of the commander for the batch as a whole. Nothing when it has none, or it was reported. */
  async report(by: Actor, result: ActionResult): Promise<void> {
    const { action } = by
    if (action === undefined || action.reported || this.reportedActions.has(action)) return
    await reportAction(this.client, action, result, this.context.eventMetadata({ by }))
    this.reportedActions.add(action)
  }

  private async decide<Command, State, Event extends Fact>(
    target: BatchTarget<Command, State, Event>,
    commands: readonly BatchedCommand<Command>[],
  ): Promise<Decided<State, Event>> {
    const { aggregate, by } = target
    const { decider, stateSnapshots } = aggregate
    const ids = commands.map(({ id }) => id)
    const stateOfThing = await readStates(this.client, aggregate, by.tenantId, ids)
    const about = this.context.eventMetadata(target)
    const toKeep: ReachedState<State>[] = []
    const decided = commands.flatMap(({ id, command }) => {
      const stream = streamOf(aggregate, id)
      const before = stateOfThing(id)
      const facts = decider.decide(command, before.state)
      const version = before.version + facts.length
      if (isSnapshotDue(stateSnapshots, before.version, version)) {
        toKeep.push({ id, version, state: facts.reduce((state, fact) => decider.evolve(state, fact), before.state) })
      }
      return envelopesOf(aggregate, facts, before.version, about).map((added) => ({ ...added, stream }))
    })
    return { decided, toKeep }
  }
}

/** The events of a batch, and the states that are due to be kept. */
interface Decided<State, Event extends Fact> {
  readonly decided: readonly NewStreamEvent<Event>[]
  readonly toKeep: readonly ReachedState<State>[]
}
