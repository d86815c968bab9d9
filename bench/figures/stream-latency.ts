import { setTimeout as pause } from 'node:timers/promises'
import type { Backing } from '../backing.ts'
import type { Figure } from '../figure.ts'
import { latencyOf } from '../latency.ts'
import { auditBlocksPath, nextBlock, registerLocks, type Lock } from '../locks.ts'
import { startStandalone } from '../processes.ts'

const PAUSE_MS = 40
const BOUND_MS = 250

/** From the device’s POST to the row in an open stream, on a system with nothing else to do. */
export async function* streamLatency(backing: Backing): AsyncGenerator<Figure> {
  const server = await startStandalone(backing)
  const [lock] = await registerLocks(server.address, server.token, 1)
  const seen = await openStream(server.address, server.token)
  const { p99, detail } = await latencyOf(() => postAndSee(server.address, lock!, seen))
  await server.stop()
  yield {
    name: `POST → row in the stream, p99 ÷ ${BOUND_MS} ms`,
    ratio: p99 / BOUND_MS,
    bound: { atMost: 1 },
    detail,
  }
}

type Seen = (text: string) => Promise<void>

const postAndSee = async (address: string, lock: Lock, seen: Seen): Promise<number> => {
  await pause(PAUSE_MS)
  const body = nextBlock(lock, 1)
  const occurredAt = new Date(Math.floor(lock.clockMs / 1_000) * 1_000).toISOString()
  const arrival = seen(`"occurredAt":"${occurredAt}"`)
  const startedAt = performance.now()
  const response = await fetch(`${address}${auditBlocksPath(lock)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${lock.token}`, 'content-type': 'application/json' },
    body,
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  await arrival
  return performance.now() - startedAt
}

/** Opens the stream and answers a function that waits for a text in it. */
const openStream = async (address: string, token: string): Promise<Seen> => {
  const response = await fetch(`${address}/v1/access-events/stream`, { headers: { authorization: `Bearer ${token}` } })
  if (response.status !== 200 || response.body === null) throw new Error(`stream: ${response.status}`)
  let waiting: { text: string; resolve: () => void } | undefined
  const read = async () => {
    let tail = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      tail = (tail + chunk).slice(-8_192)
      if (waiting !== undefined && tail.includes(waiting.text)) waiting.resolve()
    }
  }
  void read().catch(() => undefined)
  return (text) => new Promise((resolve) => (waiting = { text, resolve }))
}
