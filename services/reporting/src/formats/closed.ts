import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Resolves when a stream that somebody else ends is closed. */
export const closed = async (stream: Writable): Promise<void> => {
  if (!stream.closed) await once(stream, 'close')
}
