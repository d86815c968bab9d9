export type Listener = (message: string) => void

/** Who listens to which channel in this process. */
export class Listeners {
  private readonly byChannel = new Map<string, Set<{ readonly listener: Listener }>>()

  /** Answers how to remove it, which in turn answers whether it was the last one of its channel. */
  add(channel: string, listener: Listener): () => boolean {
    const entry = { listener }
    const entries = this.byChannel.get(channel) ?? new Set()
    this.byChannel.set(channel, entries.add(entry))
    return () => {
      const wasLast = entries.delete(entry) && entries.size === 0
      if (wasLast) this.byChannel.delete(channel)
      return wasLast
    }
  }

  /** Each listener in a turn of its own, so that one that throws neither stops the others nor the publisher. */
  tell(channel: string, message: string): void {
    for (const { listener } of this.byChannel.get(channel) ?? []) queueMicrotask(() => listener(message))
  }

  clear(): void {
    this.byChannel.clear()
  }
}
