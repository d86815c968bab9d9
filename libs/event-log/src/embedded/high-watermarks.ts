/**
 * How far each partition reaches, as far as this process knows. Appends of this process move it at once, a poll moves
 * it for what others append; readers wait here instead of asking Postgres.
 */
export class HighWatermarks {
  private readonly highs = new Map<string, number>()
  private readonly waiting = new Map<string, Set<() => void>>()

  advance(topicId: number, partition: number, high: number): void {
    const name = nameOf(topicId, partition)
    if (high <= (this.highs.get(name) ?? 0)) return
    this.highs.set(name, high)
    for (const wake of [...(this.waiting.get(name) ?? [])]) wake()
  }

  high(topicId: number, partition: number): number {
    return this.highs.get(nameOf(topicId, partition)) ?? 0
  }

  /** Resolves when there is something at `offset`, or the signal is aborted. */
  async reached(topicId: number, partition: number, offset: number, signal: AbortSignal): Promise<void> {
    while (this.high(topicId, partition) <= offset && !signal.aborted)
      await this.moved(nameOf(topicId, partition), signal)
  }

  private moved(name: string, signal: AbortSignal): Promise<void> {
    const waiting = this.waiting.get(name) ?? new Set()
    this.waiting.set(name, waiting)
    return new Promise((resolve) => {
      const wake = () => {
        waiting.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      waiting.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}

const nameOf = (topicId: number, partition: number): string => `${topicId}:${partition}`
