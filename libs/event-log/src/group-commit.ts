export interface GroupCommitOptions<Item> {
  /** Makes one group durable. Called for one group at a time, in the order of `add`. */
  readonly flush: (items: readonly Item[]) => Promise<void>
  readonly bytesOf: (item: Item) => number
  readonly maxItems: number
  /** A single larger item travels alone. */
  readonly maxBytes: number
}

interface Call<Item> {
  readonly items: readonly Item[]
  /** how many of them are in a group already */
  taken: number
  resolve(): void
  reject(error: unknown): void
}

/**
 * One flush in flight; everything that arrives meanwhile goes in the next. So the cost of making things durable is
 * shared by all who wait for it, and nobody waits for a timer.
 *
 * When a group fails, everything waiting behind it fails with it: what is acknowledged keeps the order of the calls.
 */
export class GroupCommit<Item> {
  private waiting: Call<Item>[] = []
  private running: Promise<void> | undefined

  constructor(private readonly options: GroupCommitOptions<Item>) {}

  /** Resolves when all items are durable; rejects with what `flush` rejected with. */
  add(items: readonly Item[]): Promise<void> {
    if (items.length === 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, taken: 0, resolve, reject })
      this.running ??= this.run()
    })
  }

  /** Resolves when nothing is in flight or waiting. */
  async idle(): Promise<void> {
    while (this.running) await this.running
  }

  private async run(): Promise<void> {
    await allRequestsOfThisTick()
    while (this.waiting.length > 0) {
      const items = this.nextGroup()
      try {
        await this.options.flush(items)
        this.resolveTaken()
      } catch (error) {
        this.rejectAll(error)
      }
    }
    this.running = undefined
  }

  private nextGroup(): readonly Item[] {
    const { bytesOf, maxItems, maxBytes } = this.options
    const group: Item[] = []
    let bytes = 0
    for (const call of this.waiting) {
      for (; call.taken < call.items.length; call.taken++) {
        const item = call.items[call.taken] as Item
        bytes += bytesOf(item)
        if (group.length > 0 && (group.length >= maxItems || bytes > maxBytes)) return group
        group.push(item)
      }
    }
    return group
  }

  private resolveTaken(): void {
    const open = this.waiting.findIndex(({ items, taken }) => taken < items.length)
    const done = this.waiting.splice(0, open < 0 ? this.waiting.length : open)
    for (const call of done) call.resolve()
  }

  private rejectAll(error: unknown): void {
    const failed = this.waiting
    this.waiting = []
    for (const call of failed) call.reject(error)
  }
}

/** Lets every request that the event loop has already received join the first group. */
const allRequestsOfThisTick = (): Promise<void> => new Promise(setImmediate)
