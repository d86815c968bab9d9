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

class ReactorDraft<Event extends { readonly id: string }> implements Draft {
  readonly slices: Slice[] = []
  readonly #parked: ParkedRecord[] = []
  readonly #events: Positioned<Event>[] = []

  constructor(private readonly reacting: Reacting<Event>) {}

  get size(): number {
    return this.#events.length
  }

  async add(slice: Slice): Promise<void> {
    const { reader } = this.reacting.reactor
    this.#parked.push(...(await readSlice(slice, reader, (positioned) => this.#events.push(positioned))))
    this.slices.push(slice)
  }

  write(firstStatement: string): Promise<Written> {
    const { database, lineage } = this.reacting
    return onConnection(database, async (client) => {
      await client.query(`begin;\n${firstStatement}`)
      const { publish } = await this.#react(client)
      await parkRecords(client, lineage, this.#parked)
      await this.#append(publishedRecords(publish, this.#events))
      await client.query('commit')
      return { rows: publish.length, parked: this.#parked }
    })
  }

  async #react(client: PoolClient): Promise<Reaction> {
    if (this.#events.length === 0) return { publish: [] }
    try {
      return await this.reacting.reactor.react({ client }, this.#events)
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
