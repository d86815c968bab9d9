import type { EventLog, LogConsumer, RecordBatch, Subscription } from '@doorledger/event-log'
import type { Pool } from 'pg'
import { claimPartition, type Lineage } from './checkpoint.js'
import type { Claim } from './claim.js'
import type { Draft } from './draft.js'
import { reasonOf } from './failure.js'
import { LookBack, takenBack } from './look-back.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { WriterLane } from './writer-lane.js'

export interface Consuming {
  readonly log: EventLog
  readonly database: Pool
  readonly lineage: Lineage
  /** consumer group */
  readonly group: string
  /** transactions at a time; partitions are divided among them */
  readonly writers: number
  /** called once for each writer */
  readonly drafts: () => () => Draft
  readonly logger: EngineLogger
  readonly observer: ProjectionObserver
}

export interface Consumption {
  /** Finishes the transaction under way and gives the partitions back. */
  close(): Promise<void>
}

/** Reads a topic into Postgres: positions come from the checkpoints there, and are moved with what is written. */
export const consume = async (consuming: Consuming): Promise<Consumption> => {
  const subscription = Promise.withResolvers<Subscription>()
  const consumer = new CheckpointedConsumer(consuming, (partition) => {
    void subscription.promise.then((subscribed) => subscribed.restart(partition))
  })
  try {
    subscription.resolve(await consuming.log.subscribe(consumer))
  } catch (error) {
    await consumer.closeLanes()
    throw error
  }
  const closeOnce = async () => {
    // Whoever waits for room in a lane waits no longer: what is queued there will be read again.
    const lanes = consumer.closeLanes()
    await (await subscription.promise).close()
    await lanes
  }
  let closing: Promise<void> | undefined
  return { close: () => (closing ??= closeOnce()) }
}

class CheckpointedConsumer implements LogConsumer {
  readonly group: string
  readonly topic: string
  readonly #lanes: readonly WriterLane[]
  readonly #claims = new Map<number, Claim>()
  readonly #lookBack = new LookBack(() => this.#look())

  constructor(
    private readonly consuming: Consuming,
    private readonly onLost: (partition: number) => void,
  ) {
    const { lineage, drafts, logger, observer } = consuming
    this.group = consuming.group
    this.topic = lineage.topic
    const onWritten = () => this.#lookBack.wrote()
    this.#lanes = Array.from({ length: consuming.writers }, () => {
      return new WriterLane({ lineage, newDraft: drafts(), onLost, onWritten, logger, observer })
    })
  }

  async claim(partition: number): Promise<number> {
    const { log, database, lineage, logger } = this.consuming
    await this.release(partition)
    try {
      const start = (await log.watermarks(this.topic)).get(partition)?.low ?? 0
      const claim = await claimPartition(database, lineage, partition, start)
      this.#claims.set(partition, claim)
      return claim.next
    } catch (error) {
      logger.warn(
        { projection: lineage.projection, partition, reason: reasonOf(error) },
        'A partition cannot be claimed yet',
      )
      throw error
    }
  }

  async process({ partition, records, nextOffset }: RecordBatch): Promise<void> {
    const claim = this.#claims.get(partition)
    if (claim === undefined || claim.lost || nextOffset <= claim.next) return
    const from = claim.next
    claim.next = nextOffset
    const fresh = records.filter(({ offset }) => offset >= from)
    await this.#laneOf(partition).hand({ claim, records: fresh, from, to: nextOffset })
  }

  async release(partition: number): Promise<void> {
    const claim = this.#claims.get(partition)
    this.#claims.delete(partition)
    if (claim !== undefined) await this.#laneOf(partition).drop(claim)
  }

  async closeLanes(): Promise<void> {
    this.#lookBack.stop()
    await Promise.all(this.#lanes.map((lane) => lane.close()))
  }

  async #look(): Promise<void> {
    const { database, lineage, logger } = this.consuming
    const ours = [...this.#claims.values()].filter(({ lost }) => !lost)
    for (const partition of await takenBack(database, lineage, ours)) {
      logger.warn({ projection: lineage.projection, partition }, 'What was written is gone; it will be written again')
      this.onLost(partition)
    }
  }

  #laneOf(partition: number): WriterLane {
    return this.#lanes[partition % this.#lanes.length]!
  }
}
