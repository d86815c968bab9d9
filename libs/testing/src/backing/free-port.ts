import { isPortFree } from '@doorledger/database'
import { randomInt } from 'node:crypto'

/** Linux hands out ports from 32,768 up to clients, and the Postgres of a standalone looks for its own below 20,000. */
const FIRST = 20_000
/** Each worker of a test run has ports of its own: what one was promised and does not use yet, no other is given. */
const PORTS_OF_WORKER = 2_000
const WORKERS = 6

const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % WORKERS
let given = randomInt(PORTS_OF_WORKER)

/** A TCP port of 127.0.0.1 that nobody listens on: the preferred one where it is free, else one that was not given to anybody before. */
export const freePort = async (preferred?: number): Promise<number> => {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred
  for (;;) {
    given = (given + 1) % PORTS_OF_WORKER
    const port = FIRST + worker * PORTS_OF_WORKER + given
    if (await isPortFree(port)) return port
  }
}
