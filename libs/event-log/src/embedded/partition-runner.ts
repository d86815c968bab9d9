import { setTimeout as sleep } from 'node:timers/promises'
import type { LogConsumer, StoredRecord, Watermarks } from '../event-log.js'
import type { LogSink } from '../log-sink.js'
import type { ReadRecords } from './read-records.js'

/** What a runner asks of the log. */
export interface PartitionSource {
  watermarks(): Promise<Watermarks>
  /** Resolves when there is something at the offset, with the head at that time; or when the signal is aborted. */
  reached(offset: number, signal: AbortSignal): Promise<number>
  /** Resolves when what has come since the last records were taken is worth a batch. */
  gathered(takenAtMs: number): Promise<void>
  /** Resolves when a consumer may take up more. */
  released(signal: AbortSignal): Promise<void>
  read(offset: number): Promise<ReadRecords>
  /** Asks the group, and stops the runner when the partition is another's. */
  confirm(): Promise<void>
}

interface Step {
  readonly records: readonly StoredRecord[]
  readonly nextOffset: number
  readonly more: boolean
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 5_000

/**
 * One partition from the moment it is handed over until it is taken away: claim, then batch after batch, reading the
 * next one ahead while the consumer works; on a failure, claim again.
 */
export class PartitionRunner {
  /** resolves when the partition is released */
  readonly finished: Promise<void>
  private cycle = new AbortController()
  private stopping = false
  private failures = 0
  private claimed = false
  private takenAtMs = -Infinity

  constructor(
    private readonly consumer: LogConsumer,
    private readonly partition: number,
    private readonly source: PartitionSource,
    private readonly logger: LogSink,
  ) {
    this.finished = this.run()
  }

  restart(): void {
    this.cycle.abort()
  }

  /** Resolves when the batch at hand is finished and the partition released. */
  stop(): Promise<void> {
    this.stopping = true
    this.cycle.abort()
    return this.finished
  }

  private async run(): Promise<void> {
    for (let first = true; !this.stopping; first = false) {
      this.cycle = new AbortController()
      try {
        // Only who still has the partition may claim it, or a consumer that was frozen would take it back.
        if (!first) await this.source.confirm()
        if (!this.stopping) await this.deliver(this.cycle.signal)
      } catch (error) {
        this.report(error, 'A partition could not be processed; it will be claimed again')
        await this.pause(this.cycle.signal)
      }
    }
    if (this.claimed) await this.release()
  }

  private async deliver(signal: AbortSignal): Promise<void> {
    const { consumer, partition } = this
    let position = await this.claim()
    let ahead: Promise<Step | undefined> | undefined
    while (!signal.aborted) {
      const step = await (ahead ?? this.next(position, signal))
      ahead = undefined
      if (signal.aborted) return
      if (!step) continue
      if (step.more) ahead = this.readAhead(step.nextOffset, signal)
      await consumer.process({ topic: consumer.topic, partition, records: step.records, nextOffset: step.nextOffset })
      position = step.nextOffset
      this.failures = 0
    }
  }

  private async claim(): Promise<number> {
    this.claimed = true
    const position = await this.consumer.claim(this.partition)
    const { low, high } = await this.source.watermarks()
    if (!Number.isSafeInteger(position) || position < 0 || position > high)
      throw new RangeError(`Records up to ${position} were processed, but the log ends at ${high}`)
    if (position > 0 && position < low)
      this.logger.error({ ...this.where(), position, low }, 'Records were removed before they were processed')
    return position
  }

  private async next(position: number, signal: AbortSignal): Promise<Step | undefined> {
    const high = await this.source.reached(position, signal)
    await this.source.gathered(this.takenAtMs)
    this.takenAtMs = performance.now()
    return signal.aborted ? undefined : this.step(position, high, signal)
  }

  private readAhead(position: number, signal: AbortSignal): Promise<Step | undefined> {
    const ahead = this.step(position, position, signal)
    // Whoever awaits it handles the failure; when nobody does any more, it is of no interest.
    ahead.catch(() => undefined)
    return ahead
  }

  /** @param high a head known before reading: what is missing below it was removed, and is passed over */
  private async step(position: number, high: number, signal: AbortSignal): Promise<Step | undefined> {
    await this.source.released(signal)
    const { records, complete } = await this.source.read(position)
    const behindLast = (records.at(-1)?.offset ?? -1) + 1
    const nextOffset = Math.max(position, behindLast, complete ? high : 0)
    return nextOffset === position ? undefined : { records, nextOffset, more: !complete }
  }

  private async pause(signal: AbortSignal): Promise<void> {
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS)
    this.failures += 1
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined)
  }

  private async release(): Promise<void> {
    try {
      await this.consumer.release(this.partition)
    } catch (error) {
      this.report(error, 'A partition could not be released in good order')
    }
  }

  private report(error: unknown, message: string): void {
    this.logger.warn({ err: error, ...this.where() }, message)
  }

  private where(): object {
    return { group: this.consumer.group, topic: this.consumer.topic, partition: this.partition }
  }
}
