import { Readable } from 'node:stream'

/** Whoever reads an answer took nothing of it for too long. */
export class SlowReader extends Error {
  override readonly name = 'SlowReader'
}

export interface GuardedTextOptions {
  /** how long one piece may wait to be taken, milliseconds */
  readonly stallMs: number
  /** ends the answer early: the process stops */
  readonly until: AbortSignal
}

/**
 * A long answer in pieces, each made when the one before was taken, so that a slow reader costs no memory; one that
 * takes nothing for too long is cut off. `produce` is told by its signal when nobody listens any more.
 */
export const streamingResponse = (
  produce: (signal: AbortSignal) => AsyncIterable<string>,
  { stallMs, until }: GuardedTextOptions,
): Readable => {
  const closed = new AbortController()
  const signal = AbortSignal.any([closed.signal, until])
  const pieces = async function* () {
    for await (const piece of produce(signal)) {
      const stalled = setTimeout(() => text.destroy(new SlowReader(`Nothing was read for ${stallMs} ms`)), stallMs)
      try {
        yield piece
      } finally {
        clearTimeout(stalled)
      }
    }
  }
  const text = Readable.from(pieces(), { objectMode: false })
  text.once('close', () => closed.abort())
  // An answer that nobody was there to take has nobody to tell.
  text.on('error', () => undefined)
  return text
}
