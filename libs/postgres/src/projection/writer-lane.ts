import { setTimeout as pause } from 'node:timers/promises'
import { advanceStatement, type Lineage } from './checkpoint.js'
import { charactersOf, type Claim, halves, type Slice } from './claim.js'
import type { Draft, Written } from './draft.js'
import { failureKind, partitionTakenOver, reasonOf } from './failure.js'
import type { EngineLogger, ProjectionObserver } from './projection-observer.js'
import { type QueueLimits, SliceQueue } from './slice-queue.js'
import { traced } from './write-trace.js'

export interface LaneOptions {
  readonly lineage: Lineage
  readonly newDraft: () => Draft
  /** the partition is no longer ours as we know it: it must be claimed anew */
  readonly onLost: (partition: number) => void
  /** something was committed; it may not be on the disk yet */
  readonly onWritten: () => void
  readonly logger: EngineLogger
  readonly observer: ProjectionObserver
}

/** Bounds what waits and what is prepared, per lane. */
const QUEUE: QueueLimits = { records: 4_000, characters: 4_000_000 }
const TRANSACTION_ROWS = 6_000
const TRANSACTION_CHARACTERS = 8_000_000
/** While no transaction is under way, only so much is gathered before one begins. */
const PROMPT_ROWS = 1_000
const PAUSE_MS = { first: 50, longest: 2_000 }

/**
 * Writes what is handed to it, in order, one transaction after another. While one is under way the next is prepared.
 * A record that cannot be written is closed in on and parked; everything else that fails is tried again.
 */
export class WriterLane {
  readonly #queue = new SliceQueue(QUEUE)
  readonly #closing = new AbortController()
  readonly #running: Promise<void>
  #underWay: Promise<void> = Promise.resolve()
  /** a key was parked after later events of it may have been prepared */
  #outdated = false

  constructor(private readonly options: LaneOptions) {
    this.#running = this.#run()
  }

  /** Resolves when there is room for more. */
  hand(slice: Slice): Promise<void> {
    return this.#queue.add(slice)
  }

  /** Forgets what is queued of a lost claim; resolves when nothing of it is being written any more. */
  async drop(claim: Claim): Promise<void> {
    claim.lost = true
    this.#queue.drop(claim)
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
      const draft = await this.#gather()
      await this.#underWay
      this.#underWay = this.#upToDate(draft).then((current) => this.#commit(current))
    }
    await this.#underWay
  }

  async #gather(): Promise<Draft> {
    const draft = this.options.newDraft()
    let isBusy = true
    const finished = this.#underWay.then(() => {
      isBusy = false
    })
    let characters = 0
    const hasRoom = () => draft.size < (isBusy ? TRANSACTION_ROWS : PROMPT_ROWS) && characters < TRANSACTION_CHARACTERS
    do {
      const slice = await this.#queue.take(draft.slices.length === 0 ? undefined : finished)
      if (slice === undefined) break
      if (slice.claim.lost) continue
      characters += charactersOf(slice)
      await draft.add(slice)
    } while (hasRoom() && (isBusy || !this.#queue.isEmpty))
    return draft
  }

  async #upToDate(draft: Draft): Promise<Draft> {
    if (!this.#outdated) return draft
    this.#outdated = false
    return this.#draftOf(draft.slices)
  }

  async #commit(first: Draft): Promise<void> {
    let draft = first
    for (let attempt = 0; ; attempt += 1) {
      draft = await this.#withoutLost(draft)
      if (draft.slices.length === 0 || (attempt > 0 && this.#closing.signal.aborted)) return
      try {
        return await this.#write(draft)
      } catch (error) {
        if (await this.#isSettled(draft, error, attempt)) return
        await this.#pause(attempt, error)
      }
    }
  }

  /** What to do about a failure; false to try again after a pause. */
  async #isSettled(draft: Draft, error: unknown, attempt: number): Promise<boolean> {
    const kind = failureKind(error)
    if (kind === 'again') return false
    if (kind === 'taken over') {
      this.#lose(draft, partitionTakenOver(error))
      await this.#commit(draft)
      return true
    }
    return this.#narrowDown(draft, error, attempt)
  }

  /** Writes the halves by themselves; a record that is alone and fails twice is parked. */
  async #narrowDown({ slices }: Draft, error: unknown, attempt: number): Promise<boolean> {
    const parts = halves(slices)
    if (parts === undefined && (attempt === 0 || !this.#park(slices, error))) return false
    for (const part of parts ?? [slices]) await this.#commit(await this.#draftOf(part))
    return true
  }

  #park([slice]: readonly Slice[], error: unknown): boolean {
    const record = slice?.records[0]
    if (slice === undefined || record === undefined || slice.claim.parked.has(record)) return false
    slice.claim.parked.park(record, reasonOf(error))
    this.#outdated = true
    return true
  }

  async #write(draft: Draft): Promise<void> {
    const startMs = performance.now()
    const { observer, lineage } = this.options
    const { projection } = lineage
    const firstStatement = advanceStatement(lineage, draft.slices, draft.size > 0)
    const { rows, parked } = await traced(projection, draft.slices, () => draft.write(firstStatement))
    const seconds = (performance.now() - startMs) / 1_000
    const records = draft.slices.reduce((sum, slice) => sum + slice.records.length, 0)
    observer.written({ projection, records, rows, parked: parked.length, seconds })
    for (const { claim, to } of draft.slices) claim.written = to
    this.options.onWritten()
    this.#noteParked(draft, parked)
  }

  #noteParked({ slices }: Draft, parked: Written['parked']): void {
    for (const { claim, to } of slices) claim.parked.writtenUpTo(to)
    for (const { partition, record, failure } of parked) {
      if (failure === null) continue
      const { lineage, logger } = this.options
      const { projection } = lineage
      logger.error({ projection, partition, offset: record.offset, key: record.key, failure }, 'An event was parked')
    }
  }

  #lose({ slices }: Draft, partition: number): void {
    const claim = slices.find((slice) => slice.claim.partition === partition)?.claim
    if (claim === undefined || claim.lost) return
    claim.lost = true
    this.#queue.drop(claim)
    this.options.onLost(partition)
  }

  async #withoutLost(draft: Draft): Promise<Draft> {
    const ours = draft.slices.filter(({ claim }) => !claim.lost)
    return ours.length === draft.slices.length ? draft : this.#draftOf(ours)
  }

  async #draftOf(slices: readonly Slice[]): Promise<Draft> {
    const draft = this.options.newDraft()
    for (const slice of slices) await draft.add(slice)
    return draft
  }

  async #pause(attempt: number, error: unknown): Promise<void> {
    const { lineage, logger, observer } = this.options
    const { projection } = lineage
    const pauseMs = Math.min(PAUSE_MS.first * 2 ** attempt, PAUSE_MS.longest)
    logger.warn({ projection, err: error, pauseMs }, 'A batch could not be written; it will be tried again')
    observer.failed(projection)
    await pause(pauseMs, undefined, { signal: this.#closing.signal }).catch(() => undefined)
  }
}
