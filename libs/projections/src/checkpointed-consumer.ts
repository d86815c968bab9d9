import type { EventLog, LogConsumer, RecordBatch as ReadBatch, Subscription } from '@doorledger/event-log'
import type { Pool } from 'pg'
import { assignPartition, type ProjectionIdentity } from './checkpoint.js'
import type { PartitionAssignment, RecordBatch } from './partition-assignment.js'
import type { WriteBatch } from './write-batch.js'
import { reasonOf } from './failure.js'
import { DurabilityCheck, notDurable } from './durability-check.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { BatchWriter } from './batch-writer.js'

export interface Consuming {
  readonly log: EventLog
  readonly database: Pool
  readonly identity: ProjectionIdentity
  /** consumer group */
  readonly group: string
  /** transactions at a time; partitions are divided among them */
  readonly writers: number
  /** called once for each writer */
  readonly batches: () => () => WriteBatch
  readonly logger: EngineLogger
  readonly observer: ProjectionObserver
  /** where a partition begins that was never read; with the first record the log holds when left out */
  readonly startAt?: 'earliest' | 'latest'
  /** Cuts what was read into pieces that are handed to the writer one by one. */
  readonly divide?: (recordBatch: RecordBatch) => readonly RecordBatch[]
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
    await consumer.closeWriters()
    throw error
  }
  const closeOnce = async () => {
    // Whoever waits for room in a writer waits no longer: what is queued there will be read again.
    const writers = consumer.closeWriters()
    await (await subscription.promise).close()
    await writers
  }
  let closing: Promise<void> | undefined
  return { close: () => (closing ??= closeOnce()) }
}

class CheckpointedConsumer implements LogConsumer {
  readonly group: string
  readonly topic: string
  readonly #writers: readonly BatchWriter[]
  readonly #assignments = new Map<number, PartitionAssignment>()
  readonly #durabilityCheck = new DurabilityCheck(() => this.#check())

  constructor(
    private readonly consuming: Consuming,
    private readonly onLost: (partition: number) => void,
  ) {
    const { identity, batches, logger, observer } = consuming
    this.group = consuming.group
    this.topic = identity.topic
    const onWritten = () => this.#durabilityCheck.wrote()
    this.#writers = Array.from({ length: consuming.writers }, () => {
      return new BatchWriter({ identity, newBatch: batches(), onLost, onWritten, logger, observer })
    })
  }

  async claim(partition: number): Promise<number> {
    const { log, database, identity, logger } = this.consuming
    await this.release(partition)
    try {
      const watermarks = (await log.watermarks(this.topic)).get(partition)
      const start = (this.consuming.startAt === 'latest' ? watermarks?.high : watermarks?.low) ?? 0
      const assignment = await assignPartition(database, identity, partition, start)
      this.#assignments.set(partition, assignment)
      return assignment.next
    } catch (error) {
      logger.warn(
        { projection: identity.projection, partition, reason: reasonOf(error) },
        'A partition cannot be claimed yet',
      )
      throw error
    }
  }

  async process({ partition, records, nextOffset }: ReadBatch): Promise<void> {
    const assignment = this.#assignments.get(partition)
    if (assignment === undefined || assignment.lost || nextOffset <= assignment.next) return
    const from = assignment.next
    assignment.next = nextOffset
    const fresh = records.filter(({ offset }) => offset >= from)
    const recordBatch = { assignment, records: fresh, from, to: nextOffset }
    for (const part of this.consuming.divide?.(recordBatch) ?? [recordBatch]) await this.#writerOf(partition).hand(part)
  }

  async release(partition: number): Promise<void> {
    const assignment = this.#assignments.get(partition)
    this.#assignments.delete(partition)
    if (assignment !== undefined) await this.#writerOf(partition).drop(assignment)
  }

  async closeWriters(): Promise<void> {
    this.#durabilityCheck.stop()
    await Promise.all(this.#writers.map((writer) => writer.close()))
  }

  async #check(): Promise<void> {
    const { database, identity, logger } = this.consuming
    const ours = [...this.#assignments.values()].filter(({ lost }) => !lost)
    for (const partition of await notDurable(database, identity, ours)) {
      logger.warn({ projection: identity.projection, partition }, 'What was written is gone; it will be written again')
      this.onLost(partition)
    }
  }

  #writerOf(partition: number): BatchWriter {
    return this.#writers[partition % this.#writers.length]!
  }
}
