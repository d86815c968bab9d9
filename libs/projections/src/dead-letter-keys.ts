import type { StoredRecord } from '@doorledger/event-log'

const FROM_THE_START = -1

/**
 * The keys of one partition that wait for somebody's decision: an event could not be worked in, and what comes later
 * with the same key waits behind it.
 */
export class DeadLetterKeys {
  readonly #since = new Map<string, number>()
  readonly #failures = new Map<number, string>()

  /**
   * @param keys of events that are dead letters already
   * @param discarded offsets that somebody decided to leave out
   */
  constructor(
    keys: Iterable<string>,
    readonly discarded: ReadonlySet<number> = new Set(),
  ) {
    for (const key of keys) this.#since.set(key, FROM_THE_START)
  }

  add({ key, offset }: StoredRecord, failure: string): void {
    const deadLetterKey = deadLetterKeyOf(key)
    if (!this.#since.has(deadLetterKey)) this.#since.set(deadLetterKey, offset)
    this.#failures.set(offset, failure)
  }

  /** The record itself failed, or waits for an earlier one with its key. */
  has({ key, offset }: StoredRecord): boolean {
    const since = this.#since.size === 0 ? undefined : this.#since.get(deadLetterKeyOf(key))
    return since !== undefined && offset >= since
  }

  /** Undefined for a record that only waits. */
  failureOf(offset: number): string | undefined {
    return this.#failures.get(offset)
  }

  /** Failures up to here are written down. */
  writtenUpTo(nextOffset: number): void {
    for (const offset of this.#failures.keys()) if (offset < nextOffset) this.#failures.delete(offset)
  }
}

/** Postgres has no text with NUL in it; keys of records may be anything. */
export const deadLetterKeyOf = (key: string): string => key.replaceAll('\0', '\u2400')
