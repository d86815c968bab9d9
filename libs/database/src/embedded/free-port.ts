import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const FIRST = 15_000
/** Linux hands out ports from 32,768 up to clients; a server that restarts must find its own still free. */
const AFTER_LAST = 32_000

/**
 * A TCP port of 127.0.0.1 that nobody listens on: the preferred one where it is free, else one below the range that
 * outgoing connections are given theirs from.
 */
export const freePort = async (preferred?: number): Promise<number> => {
  if (preferred !== undefined && (await isFree(preferred))) return preferred
  for (;;) {
    const port = randomInt(FIRST, AFTER_LAST)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
