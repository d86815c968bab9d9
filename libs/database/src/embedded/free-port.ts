import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

const FIRST = 15_000
/** Linux hands out ports from 32,768 up to clients; those between belong to the servers that tests start. */
const AFTER_LAST = 20_000

/**
 * A TCP port of 127.0.0.1 that nobody listens on, below the range that outgoing connections are given theirs from: a
 * server that restarts must find its own still free.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(FIRST, AFTER_LAST)
    if (await isFree(port)) return port
  }
}

/** Whether nobody listens on a TCP port of 127.0.0.1. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
