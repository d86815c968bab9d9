import { topics } from '@doorledger/contracts'

/** So many calls that wait for one topic at once are a rush: no door is as quick by itself. */
const CALLS = 8
/** A rush has passed when there was none for so long. */
const PASSED_AFTER_MS = 50
/** What is held back goes on after so long in any case. */
const HOLD_BACK_MS = 15_000
/** What comes one by one is taken together for so long: each batch costs a transaction, however few records it holds. */
const GATHER_MS = 20
const decisive = new Set(topics.filter(({ decidesAccess }) => decidesAccess === true).map(({ name }) => name))

/**
 * Devices come first: while many callers at once wait for their records to become durable, consumers of the same
 * process take up nothing new. What they leave costs them less later, since they then read more at a time. Below what
 * the machine can take, a rush ends as soon as consumers stand back, so they get what devices leave over. Consumers of
 * topics that decide who may do what are never held back: a right that was taken away must not outlast its event.
 */
export class ConsumerThrottle {
  private readonly waiting = new Map<string, number>()
  private lastMs = -Infinity

  constructor(private readonly holdBackMs = HOLD_BACK_MS) {}

  /** Whether consumers of the topic are to wait now. */
  holdsBack(topic: string): boolean {
    if (decisive.has(topic)) return false
    return this.isCrowded() || performance.now() - this.lastMs < PASSED_AFTER_MS
  }

  /** Counts a call to a topic among those that wait, until its records are durable. */
  async waitFor(topic: string, durable: () => Promise<void>): Promise<void> {
    this.waiting.set(topic, this.callsTo(topic) + 1)
    try {
      await durable()
    } finally {
      if (this.isCrowded()) this.lastMs = performance.now()
      this.waiting.set(topic, this.callsTo(topic) - 1)
    }
  }

  /** Resolves when consumers of the topic may go on, when one has been held back for long enough, or when aborted. */
  async over(topic: string, signal: AbortSignal): Promise<void> {
    const untilMs = performance.now() + this.holdBackMs
    while (this.holdsBack(topic) && performance.now() < untilMs && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, PASSED_AFTER_MS))
    }
  }

  /**
   * Resolves when a consumer that took records at that time may take those that have come since: at once after a pause,
   * a moment later while they keep coming. With a dozen views of a topic in one process, each would else take every
   * record by itself, and whoever appends one after the other would wait for all of them in between.
   * @param takenAtMs by `performance.now()`
   */
  async gather(topic: string, takenAtMs: number): Promise<void> {
    const leftMs = takenAtMs + GATHER_MS - performance.now()
    if (leftMs <= 0 || decisive.has(topic)) return
    await new Promise((resolve) => setTimeout(resolve, leftMs))
  }

  private isCrowded(): boolean {
    for (const calls of this.waiting.values()) if (calls >= CALLS) return true
    return false
  }

  private callsTo(topic: string): number {
    return this.waiting.get(topic) ?? 0
  }
}
