import { setTimeout as pause } from 'node:timers/promises'
import { advanceStatement, type ProjectionIdentity } from './checkpoint.js'
import { charactersOf, type PartitionAssignment, bisect, type RecordBatch } from './partition-assignment.js'
import type { WriteBatch, Written } from './write-batch.js'
import { failureKind, partitionTakenOver, reasonOf } from './failure.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { type QueueLimits, RecordBatchQueue } from './record-batch-queue.js'
import { traced } from './write-trace.js'

export interface BatchWriterOptions {
  readonly identity: ProjectionIdentity
  readonly newBatch: () => WriteBatch
  /** the partition is no longer ours as we know it: it must be claimed anew */
  readonly onLost: (partition: number) => void
  /** something was committed; it may not be on the disk yet */
  readonly onWritten: () => void
  readonly logger: EngineLogger
  readonly observer: ProjectionObserver
}

/** Bounds what waits and what is prepared, per writer. */
const QUEUE: QueueLimits = { records: 4_000, characters: 4_000_000 }
const TRANSACTION_ROWS = 6_000
const TRANSACTION_CHARACTERS = 8_000_000
/** While no transaction is under way, only so much is gathered before one begins. */
const PROMPT_ROWS = 1_000
const PAUSE_MS = { first: 50, longest: 2_000 }

/**
 * Writes what is handed to it, in order, one transaction after another. While one is under way the next is prepared.
 * A record that cannot be written is isolated by bisection and becomes a dead letter; everything else that fails is tried again.
 */
export class BatchWriter {
  readonly #queue = new RecordBatchQueue(QUEUE)
  readonly #closing = new AbortController()
  readonly #running: Promise<void>
  #underWay: Promise<void> = Promise.resolve()
  /** a key got a dead letter after later events of it may have been prepared */
  #outdated = false

  constructor(private readonly options: BatchWriterOptions) {
    this.#running = this.#run()
  }

  /** Resolves when there is room for more. */
  hand(recordBatch: RecordBatch): Promise<void> {
    return this.#queue.add(recordBatch)
  }

  /** Forgets what is queued of a lost claim; resolves when nothing of it is being written any more. */
  async drop(assignment: PartitionAssignment): Promise<void> {
    assignment.lost = true
    this.#queue.drop(assignment)
    await this.#underWay
  }

  /** Finishes the transaction under way. */
  async close(): Promise<void> {
    this.#closing.abort()
    this.#queue.close()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const batch = await this.#gather()
      await this.#underWay
      this.#underWay = this.#upToDate(batch).then((current) => this.#commit(current))
    }
    await this.#underWay
  }

  async #gather(): Promise<WriteBatch> {
    const batch = this.options.newBatch()
    let isBusy = true
    const finished = this.#underWay.then(() => {
      isBusy = false
    })
    let characters = 0
    const hasRoom = () => batch.size < (isBusy ? TRANSACTION_ROWS : PROMPT_ROWS) && characters < TRANSACTION_CHARACTERS
    do {
      const recordBatch = await this.#queue.take(batch.recordBatches.length === 0 ? undefined : finished)
      if (recordBatch === undefined) break
      if (recordBatch.assignment.lost) continue
      characters += charactersOf(recordBatch)
      await batch.add(recordBatch)
    } while (hasRoom() && (isBusy || !this.#queue.isEmpty))
    return batch
  }

  async #upToDate(batch: WriteBatch): Promise<WriteBatch> {
    if (!this.#outdated) return batch
    this.#outdated = false
    return this.#batchOf(batch.recordBatches)
  }

  async #commit(first: WriteBatch): Promise<void> {
    let batch = first
    for (let attempt = 0; ; attempt += 1) {
      batch = await this.#withoutLost(batch)
      if (batch.recordBatches.length === 0 || (attempt > 0 && this.#closing.signal.aborted)) return
      try {
        return await this.#write(batch)
      } catch (error) {
        if (await this.#isSettled(batch, error, attempt)) return
        await this.#pause(attempt, error)
      }
    }
  }

  /** What to do about a failure; false to try again after a pause. */
  async #isSettled(batch: WriteBatch, error: unknown, attempt: number): Promise<boolean> {
    const kind = failureKind(error)
    if (kind === 'again') return false
    if (kind === 'taken over') {
      this.#lose(batch, partitionTakenOver(error))
      await this.#commit(batch)
      return true
    }
    return this.#narrowDown(batch, error, attempt)
  }

  /** Writes the halves by themselves; a record that is alone and fails twice becomes a dead letter. */
  async #narrowDown({ recordBatches }: WriteBatch, error: unknown, attempt: number): Promise<boolean> {
    const parts = bisect(recordBatches)
    if (parts === undefined && (attempt === 0 || !this.#add(recordBatches, error))) return false
    for (const part of parts ?? [recordBatches]) await this.#commit(await this.#batchOf(part))
    return true
  }

  #add([recordBatch]: readonly RecordBatch[], error: unknown): boolean {
    const record = recordBatch?.records[0]
    if (recordBatch === undefined || record === undefined || recordBatch.assignment.deadLetters.has(record))
      return false
    recordBatch.assignment.deadLetters.add(record, reasonOf(error))
    this.#outdated = true
    return true
  }

  async #write(batch: WriteBatch): Promise<void> {
    const startMs = performance.now()
    const { observer, identity } = this.options
    const { projection } = identity
    const firstStatement = advanceStatement(identity, batch.recordBatches, batch.size > 0)
    const { rows, deadLetters } = await traced(projection, batch.recordBatches, () => batch.write(firstStatement))
    const seconds = (performance.now() - startMs) / 1_000
    const records = batch.recordBatches.reduce((sum, recordBatch) => sum + recordBatch.records.length, 0)
    observer.written({ projection, records, rows, deadLetters: deadLetters.length, seconds })
    for (const { assignment, to } of batch.recordBatches) assignment.written = to
    this.options.onWritten()
    this.#noteDeadLetters(batch, deadLetters)
  }

  #noteDeadLetters({ recordBatches }: WriteBatch, deadLetters: Written['deadLetters']): void {
    for (const { assignment, to } of recordBatches) assignment.deadLetters.writtenUpTo(to)
    for (const { partition, record, failure } of deadLetters) {
      if (failure === null) continue
      const { identity, logger } = this.options
      const { projection } = identity
      logger.error(
        { projection, partition, offset: record.offset, key: record.key, failure },
        'An event became a dead letter',
      )
    }
  }

  #lose({ recordBatches }: WriteBatch, partition: number): void {
    const assignment = recordBatches.find((recordBatch) => recordBatch.assignment.partition === partition)?.assignment
    if (assignment === undefined || assignment.lost) return
    assignment.lost = true
    this.#queue.drop(assignment)
    this.options.onLost(partition)
  }

  async #withoutLost(batch: WriteBatch): Promise<WriteBatch> {
    const ours = batch.recordBatches.filter(({ assignment }) => !assignment.lost)
    return ours.length === batch.recordBatches.length ? batch : this.#batchOf(ours)
  }

  async #batchOf(recordBatches: readonly RecordBatch[]): Promise<WriteBatch> {
    const batch = this.options.newBatch()
    for (const recordBatch of recordBatches) await batch.add(recordBatch)
    return batch
  }

  async #pause(attempt: number, error: unknown): Promise<void> {
    const { identity, logger, observer } = this.options
    const { projection } = identity
    const pauseMs = Math.min(PAUSE_MS.first * 2 ** attempt, PAUSE_MS.longest)
    logger.warn({ projection, err: error, pauseMs }, 'A batch could not be written; it will be tried again')
    observer.failed(projection)
    await pause(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined)
  }
}
