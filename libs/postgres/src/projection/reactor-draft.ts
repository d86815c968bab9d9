import { type EventLog, RecordTooLarge } from '@doorledger/event-log'
import type { Pool, PoolClient } from 'pg'
import type { Lineage } from './checkpoint.js'
import type { Slice } from './claim.js'
import type { Draft, Written } from './draft.js'
import { EventRefused } from './failure.js'
import { onConnection } from './on-connection.js'
import { parkRecords } from './park-records.js'
import { type ParkedRecord, type Positioned, readSlice } from './positioned.js'
import { publishedRecords, type RecordsByTopic } from './published-records.js'
import type { Reaction, Reactor } from './reactor.js'

export interface Reacting<Event> {
  readonly database: Pool
  readonly log: Pick<EventLog, 'append'>
  readonly lineage: Lineage
  readonly reactor: Reactor<Event>
}

/** Makes the drafts of one reactor. */
export const reactorDrafts =
  <Event extends { readonly id: string }>(reacting: Reacting<Event>): (() => Draft) =>
  () =>
    new ReactorDraft(reacting)

/** About how many events are made at a time, published, and forgotten. */
const PUBLISHED_AT_ONCE = 5_000

class ReactorDraft<Event extends { readonly id: string }> implements Draft {
  readonly slices: Slice[] = []
  readonly #parked: ParkedRecord[] = []
  readonly #events: Positioned<Event>[] = []
  #weight = 0

  constructor(private readonly reacting: Reacting<Event>) {}

  get size(): number {
    return this.#weight
  }

  async add(slice: Slice): Promise<void> {
    const { reader } = this.reacting.reactor
    const take = (positioned: Positioned<Event>) => {
      this.#events.push(positioned)
      this.#weight += this.#weigh(positioned)
    }
    this.#parked.push(...(await readSlice(slice, reader, take)))
    this.slices.push(slice)
  }

  write(firstStatement: string): Promise<Written> {
    const { database, lineage } = this.reacting
    return onConnection(database, async (client) => {
      await client.query(`begin;\n${firstStatement}`)
      await parkRecords(client, lineage, this.#parked)
      let rows = 0
      for (const events of this.#portions()) {
        const { publish } = await this.#react(client, events)
        await this.#append(publishedRecords(publish, events))
        rows += publish.length
      }
      await client.query('commit')
      return { rows, parked: this.#parked }
    })
  }

  /** The events in order, as many at a time as may be held together with what follows from them. */
  *#portions(): Generator<readonly Positioned<Event>[]> {
    let portion: Positioned<Event>[] = []
    let weight = 0
    for (const positioned of this.#events) {
      const own = this.#weigh(positioned)
      if (portion.length > 0 && weight + own > PUBLISHED_AT_ONCE) {
        yield portion
        portion = []
        weight = 0
      }
      portion.push(positioned)
      weight += own
    }
    if (portion.length > 0) yield portion
  }

  #weigh({ event }: Positioned<Event>): number {
    return this.reacting.reactor.weigh?.(event) ?? 1
  }

  async #react(client: PoolClient, events: readonly Positioned<Event>[]): Promise<Reaction> {
    try {
      return await this.reacting.reactor.react({ client }, events)
    } catch (error) {
      throw (await isConnected(client)) ? new EventRefused(error) : error
    }
  }

  async #append(records: RecordsByTopic): Promise<void> {
    for (const [topic, ofTopic] of records) {
      try {
        await this.reacting.log.append(topic, ofTopic)
      } catch (error) {
        throw isRefusal(error) ? new EventRefused(error) : error
      }
    }
  }
}

/** The log will never take what was to be published. */
const isRefusal = (error: unknown) => error instanceof RecordTooLarge || error instanceof RangeError

/** Whether the failure was the reactor's own: a lost connection says nothing about the events. */
const isConnected = (client: PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )
