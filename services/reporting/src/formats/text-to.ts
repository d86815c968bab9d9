import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes text and waits when the stream asks for it. */
export const textTo = async (stream: Writable, text: string): Promise<void> => {
  if (stream.errored) throw stream.errored
  if (!stream.write(text)) await once(stream, 'drain')
}

/** Ends the stream and resolves when what was written is with the system. */
export const ended = async (stream: Writable): Promise<void> => {
  stream.end()
  if (!stream.closed) await once(stream, 'close')
}
