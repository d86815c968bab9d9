import type { Fact } from '@doorledger/contracts'
import { DomainError, fieldChanges } from '@doorledger/kernel'
import { context, propagation } from '@opentelemetry/api'
import type { Pool } from 'pg'
import {
  appendToStreams,
  type NewEvent,
  type NewStreamEvent,
  type Stored,
  VersionConflict,
} from '../event-store/event-store.js'
import { inTransaction } from '@doorledger/database'
import type { OutboxRelay } from '../outbox/outbox-relay.js'
import type { Aggregate, AggregateState, WriteInSameTransaction } from './aggregate.js'
import { type ActionResult, reportAction, reportOf } from './audited-action.js'
import { CommandBatch } from './command-batch.js'
import type { Actor } from './actor.js'
import { envelopesOf } from './envelopes-of.js'
import { readState } from './read-states.js'
import { isSnapshotDue, writeStateSnapshot } from './state-snapshots.js'
import { streamOf } from './stream-of.js'

/** What a command is for: one thing of one kind, and who wants it changed. */
export interface CommandTarget<Command, State, Event extends Fact> {
  readonly aggregate: Aggregate<Command, State, Event>
  /** of the thing within its tenant; the `subject` of its events: `front-door` */
  readonly id: string
  readonly by: Actor
  /** when it happened; by default now */
  readonly at?: Date
  /** rows that belong to this one command, such as the hash of a new credential; after the aggregate's own */
  readonly inSameTransaction?: WriteInSameTransaction<Event>
}

export interface Decision<State, Event extends Fact> extends AggregateState<State> {
  /** what the command changed; none when it was already so */
  readonly events: readonly Stored<Event>[]
}

export interface CommandPlatform {
  /** of the service's own schema */
  readonly database: Pool
  /** the publishing service: `directory` */
  readonly service: string
  readonly relay: Pick<OutboxRelay, 'wake'>
  readonly clock?: () => Date
}

const ATTEMPTS = 4

/**
 * The one way to change what people decide about: load the history, decide, store the new events in the same
 * transaction as the rows that go with them, and wake the relay that publishes them in order.
 *
 * ```ts
 * await this.commands.handle({ aggregate: apiTokens, id, by: caller }, { type: 'revoke', at: new Date() })
 * ```
 */
export class CommandHandler {
  constructor(private readonly platform: CommandPlatform) {}

  /**
   * Resolves when the events are committed; publishing follows.
   * @throws {DomainError} when the decider says no; `changed_concurrently` when other commands for the same thing
   * came first four times in a row
   */
  async handle<Command, State, Event extends Fact>(
    target: CommandTarget<Command, State, Event>,
    command: NoInfer<Command>,
  ): Promise<Decision<State, Event>> {
    const { action } = target.by
    if (action !== undefined) action.target = { kind: target.aggregate.name, id: target.id }
    return retried(() => this.decide(target, command)).catch((error: unknown) => {
      throw error instanceof VersionConflict ? changedConcurrently(target.id) : error
    })
  }

  /**
   * Many commands in one transaction, with whatever else belongs to them: for imports, where a transaction a command
   * would take too long. Resolves when all is committed; publishing follows.
   * @param work done again from the start when others changed one of the things meanwhile
   * @throws whatever `work` throws: nothing of it remains
   */
  async handleTogether<Result>(work: (batch: CommandBatch) => Promise<Result>): Promise<Result> {
    const context = {
      eventMetadata: this.eventMetadata.bind(this),
      headers: traceHeaders(),
    }
    const { result, reportedActions } = await retried(() =>
      inTransaction(this.platform.database, async (client) => {
        const batch = new CommandBatch(client, context)
        return { result: await work(batch), reportedActions: batch.reportedActions }
      }),
    )
    for (const action of reportedActions) action.reported = true
    this.platform.relay.wake()
    return result
  }

  /** What became of one thing so far, without changing it. */
  find<Command, State, Event extends Fact>(
    aggregate: Aggregate<Command, State, Event>,
    tenantId: string,
    id: string,
  ): Promise<AggregateState<State>> {
    return readState(this.platform.database, aggregate, tenantId, id)
  }

  private async decide<Command, State, Event extends Fact>(
    target: CommandTarget<Command, State, Event>,
    command: Command,
  ): Promise<Decision<State, Event>> {
    const { aggregate, id, by } = target
    const before = await this.find(aggregate, by.tenantId, id)
    const facts = aggregate.decider.decide(command, before.state)
    if (facts.length === 0) return { ...before, events: [] }

    const decided = envelopesOf(aggregate, facts, before.version, this.eventMetadata(target))
    const state = facts.reduce((state, fact) => aggregate.decider.evolve(state, fact), before.state)
    const changes = fieldChanges(aggregate.shown?.(before.state) ?? {}, aggregate.shown?.(state) ?? {})
    const after = { state, version: before.version + decided.length }
    await this.store(target, { decided, after }, { outcome: 'done', changes })
    this.platform.relay.wake()
    return { ...after, events: decided.map(({ event }) => event) }
  }

  /**
   * Reports what a request did, or could not do, without a command that has reported it already.
   * @param by with an action
   */
  async report(by: Actor, result: ActionResult): Promise<void> {
    const { action } = by
    if (action === undefined || action.reported) return
    await inTransaction(this.platform.database, (client) =>
      reportAction(client, action, result, this.eventMetadata({ by })),
    )
    action.reported = true
    this.platform.relay.wake()
  }

  /** Events and report go in one statement: a round trip less while the stream is held. */
  private async store<Command, State, Event extends Fact>(
    target: CommandTarget<Command, State, Event>,
    { decided, after }: { readonly decided: readonly NewEvent<Event>[]; readonly after: AggregateState<State> },
    result: ActionResult,
  ): Promise<void> {
    const { aggregate, id, by, inSameTransaction } = target
    const snapshotDue = isSnapshotDue(aggregate.stateSnapshots, after.version - decided.length, after.version)
    const stream = streamOf(aggregate, id)
    const events = decided.map(({ event }) => event)
    const added: NewStreamEvent[] = decided.map((one) => ({ ...one, stream }))
    if (by.action) added.push(reportOf(by.action, result, this.eventMetadata(target)))
    await inTransaction(this.platform.database, async (client) => {
      await appendToStreams(client, by.tenantId, added, traceHeaders())
      if (snapshotDue) await writeStateSnapshot(client, aggregate, by.tenantId, { id, ...after })
      await aggregate.inSameTransaction?.(client, events)
      await inSameTransaction?.(client, events)
    })
    if (by.action) by.action.reported = true
  }

  private eventMetadata({ by, at }: { readonly by: Actor; readonly at?: Date }) {
    const now = this.platform.clock?.() ?? new Date()
    return {
      service: this.platform.service,
      tenantId: by.tenantId,
      actor: by.actor,
      ...(by.correlationId !== undefined && { correlationId: by.correlationId }),
      occurredAt: (at ?? now).toISOString(),
      recordedAt: now.toISOString(),
    }
  }
}

/** Done again from the start when others came first; when they always do, the last conflict is thrown. */
const retried = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof VersionConflict) || attempt === ATTEMPTS) throw error
    }
  }
}

const changedConcurrently = (id: string): DomainError =>
  new DomainError('changed_concurrently', 'conflict', `${id} is being changed by others; try again`)

/** The trace of the request goes on where its events are read. */
const traceHeaders = (): Record<string, string> => {
  const headers: Record<string, string> = {}
  propagation.inject(context.active(), headers)
  return headers
}
