/** Wakes whoever waits for something to change; each then looks for itself whether it did. */
export class Signal {
  #next = Promise.withResolvers<void>()

  /** Resolves at the next ring. */
  wait(): Promise<void> {
    return this.#next.promise
  }

  raise(): void {
    const rung = this.#next
    this.#next = Promise.withResolvers<void>()
    rung.resolve()
  }
}
