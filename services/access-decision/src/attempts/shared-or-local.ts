import type { SharedState } from '@doorledger/shared-state'

/** A door does not wait for Redis: what it does not say by then is decided in this process. */
const PATIENCE_MS = 150
/** After a failure it is not asked for a while, so that not every attempt waits in vain. */
const LEFT_ALONE_MS = 1_000

/** What was decided, and whether all replicas know of it. */
export interface Answered<Value> {
  readonly value: Value
  readonly isShared: boolean
}

/** Asks the shared state, and this process where that is away. */
export class SharedOrLocal {
  private leftAloneUntilMs = 0

  constructor(
    private readonly shared: SharedState,
    private readonly local: SharedState,
  ) {}

  async ask<Value>(question: (state: SharedState) => Promise<Value>): Promise<Answered<Value>> {
    if (performance.now() >= this.leftAloneUntilMs) {
      try {
        return { value: await inTime(question(this.shared)), isShared: true }
      } catch {
        this.leftAloneUntilMs = performance.now() + LEFT_ALONE_MS
      }
    }
    return { value: await question(this.local), isShared: false }
  }
}

/** By a bare timer: one that is aborted makes an error with its stack for every attempt. */
const inTime = <Value>(answer: Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('too late')), PATIENCE_MS)
    answer.then(resolve, reject).finally(() => clearTimeout(late))
  })
