import type { KafkaMessage } from 'kafkajs'

/** What one fetch brought for a partition. */
export interface Fetched {
  /** where the fetch started */
  readonly fetchedOffset: number
  /** of the last record, also of those that are not handed out (transaction markers) */
  readonly lastOffset: number
  readonly messages: readonly KafkaMessage[]
}

/** Part of a partition: what is in the log from one offset to the next. */
export interface Run {
  readonly messages: readonly KafkaMessage[]
  readonly nextOffset: number
}

interface QueuedRun extends Run {
  readonly bytes: number
}

interface Flow {
  pause(): void
  resume(): void
  seek(offset: number): void
}

/**
 * What was fetched and not yet taken, without a gap: whatever the client brings that does not follow on what is here,
 * because it was asked for before a seek, is sought again.
 */
export class FetchQueue {
  private runs: QueuedRun[] = []
  private bytes = 0
  private paused = true
  /** the offset that follows on what is here; undefined while halted */
  private expected: number | undefined
  /** the expected offset that was sought once already */
  private sought: number | undefined
  private wake: (() => void) | undefined
  private interrupted = false

  constructor(
    private readonly flow: Flow,
    private readonly maxBytes: number,
    private readonly onLogTruncated: () => void,
  ) {}

  startAt(offset: number): void {
    this.expected = offset
    this.sought = undefined
    this.interrupted = false
    this.flow.seek(offset)
    this.resume()
  }

  /** Drops everything, and takes nothing until it is started again. */
  halt(): void {
    this.expected = undefined
    this.runs = []
    this.bytes = 0
    this.pause()
  }

  /** @returns whether it was taken: then fetching goes on behind it */
  offer({ fetchedOffset, lastOffset, messages }: Fetched): boolean {
    const { expected } = this
    if (expected === undefined) return false
    const follows = fetchedOffset <= expected && lastOffset >= expected
    // When the same comes again it is so: aborted transactions and compaction leave gaps.
    if (!follows && this.sought !== expected) {
      this.sought = expected
      this.flow.seek(expected)
      return false
    }
    if (lastOffset < expected) {
      this.halt()
      this.onLogTruncated()
      return false
    }
    const before = fetchedOffset < expected
    this.add(before ? messages.filter(({ offset }) => Number(offset) >= expected) : messages, lastOffset + 1)
    return true
  }

  /** The oldest run, as soon as there is one; undefined when interrupted since the start, be it before it was asked. */
  async take(): Promise<Run | undefined> {
    if (this.interrupted) return undefined
    if (this.runs.length === 0) await new Promise<void>((resolve) => (this.wake = resolve))
    const run = this.runs.shift()
    this.bytes -= run?.bytes ?? 0
    this.goOn()
    return run
  }

  /** Fetches nothing until it goes on. */
  pause(): void {
    if (this.paused) return
    this.paused = true
    this.flow.pause()
  }

  goOn(): void {
    if (this.bytes <= this.maxBytes / 2) this.resume()
  }

  interrupt(): void {
    this.interrupted = true
    this.wakeUp()
  }

  private wakeUp(): void {
    this.wake?.()
    this.wake = undefined
  }

  private add(messages: readonly KafkaMessage[], nextOffset: number): void {
    const bytes = bytesOf(messages)
    this.runs.push({ messages, nextOffset, bytes })
    this.bytes += bytes
    this.expected = nextOffset
    if (this.bytes >= this.maxBytes) this.pause()
    this.wakeUp()
  }

  private resume(): void {
    if (!this.paused || this.expected === undefined) return
    this.paused = false
    this.flow.resume()
  }
}

const bytesOf = (messages: readonly KafkaMessage[]): number => {
  let bytes = 0
  for (const { value } of messages) bytes += value?.length ?? 0
  return bytes
}
