import type { EventLog, StoredRecord, Subscription } from './event-log.js'

/** Records of one partition, and how many of all have been read with them. */
export interface Piece {
  readonly partition: number
  /** in offset order */
  readonly records: readonly StoredRecord[]
  readonly read: number
  readonly total: number
}

interface Reading {
  readonly topic: string
  /** a consumer group that nobody else has; it ends with the reading */
  readonly group: string
  readonly signal: AbortSignal
}

interface Waiting {
  readonly piece: Piece
  /** lets the log hand over the next */
  readonly taken: () => void
}

/**
 * Everything a topic holds now, once, a batch at a time: the next is asked for when the one before was taken, so a slow
 * reader costs no memory.
 */
export async function* readLogOnce(log: EventLog, { topic, group, signal }: Reading): AsyncGenerator<Piece> {
  const marks = await log.watermarks(topic)
  const total = [...marks.values()].reduce((sum, { low, high }) => sum + high - low, 0)
  const open = new Map([...marks].filter(([, { low, high }]) => high > low))
  if (total === 0) return
  const waiting: Waiting[] = []
  let wake = () => undefined as void
  let read = 0
  let isOver = false
  const stop = () => wake()
  signal.addEventListener('abort', stop)
  const subscription: Subscription = await log.subscribe({
    group,
    topic,
    claim: (partition) => Promise.resolve(marks.get(partition)?.low ?? 0),
    process: ({ partition, records: batch, nextOffset }) => {
      const high = open.get(partition)?.high
      if (high === undefined || isOver || signal.aborted) return Promise.resolve()
      const records = batch.filter(({ offset }) => offset < high)
      read += records.length
      if (nextOffset >= high) open.delete(partition)
      const piece = { partition, records, read, total }
      return new Promise<void>((taken) => {
        waiting.push({ piece, taken })
        wake()
      })
    },
    release: () => undefined,
  })
  try {
    while (!signal.aborted && (open.size > 0 || waiting.length > 0)) {
      const next = waiting.shift()
      if (next === undefined) {
        await new Promise<void>((resolve) => (wake = resolve))
        continue
      }
      yield next.piece
      next.taken()
    }
  } finally {
    isOver = true
    signal.removeEventListener('abort', stop)
    for (const { taken } of waiting) taken()
    await subscription.close()
  }
}
