import { Bell } from './bell.js'
import { charactersOf, type Claim, type Slice } from './claim.js'

export interface QueueLimits {
  readonly records: number
  /** UTF-16 code units of the record values */
  readonly characters: number
}

/** What was read from the log and waits to be written. Whoever hands in too much has to wait. */
export class SliceQueue {
  #slices: Slice[] = []
  #records = 0
  #characters = 0
  #closed = false
  readonly #arrived = new Bell()
  readonly #taken = new Bell()

  constructor(private readonly limits: QueueLimits) {}

  get isEmpty(): boolean {
    return this.#slices.length === 0
  }

  /** Resolves when there is room for more. */
  async add(slice: Slice): Promise<void> {
    this.#slices.push(slice)
    this.#count(slice, 1)
    this.#arrived.ring()
    while (!slice.claim.lost && !this.#closed && this.#isFull()) await this.#taken.wait()
  }

  /** The next slice; undefined when the queue is closed, or still empty when `over` resolves. */
  async take(over?: Promise<void>): Promise<Slice | undefined> {
    let isOver = false
    const ending = over?.then(() => {
      isOver = true
    })
    while (this.isEmpty && !this.#closed && !isOver) {
      await (ending === undefined ? this.#arrived.wait() : Promise.race([this.#arrived.wait(), ending]))
    }
    const slice = this.#closed ? undefined : this.#slices.shift()
    if (slice !== undefined) this.#count(slice, -1)
    this.#taken.ring()
    return slice
  }

  drop(claim: Claim): void {
    for (const slice of this.#slices) if (slice.claim === claim) this.#count(slice, -1)
    this.#slices = this.#slices.filter((slice) => slice.claim !== claim)
    this.#taken.ring()
  }

  close(): void {
    this.#closed = true
    this.#arrived.ring()
    this.#taken.ring()
  }

  #isFull(): boolean {
    return this.#records >= this.limits.records || this.#characters >= this.limits.characters
  }

  #count(slice: Slice, sign: 1 | -1): void {
    this.#records += sign * slice.records.length
    this.#characters += sign * charactersOf(slice)
  }
}
