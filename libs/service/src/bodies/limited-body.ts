import { Readable } from 'node:stream'

/** Known to the problem filter by its status, as Fastify's own is. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly statusCode = 413
}

/**
 * What comes, for as long as it is not too much. When the reader has had enough the rest is thrown away as it comes: to
 * end the connection would take the answer from whoever is still sending.
 */
export const limitedBody = (body: Readable, limitBytes: number): Readable => {
  const pieces = async function* (): AsyncGenerator<Buffer> {
    let sizeBytes = 0
    try {
      for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        sizeBytes += piece.length
        if (sizeBytes > limitBytes) throw new BodyTooLarge(`The body is larger than ${limitBytes} bytes`)
        yield piece
      }
    } finally {
      body.resume()
    }
  }
  return Readable.from(pieces(), { objectMode: false })
}
