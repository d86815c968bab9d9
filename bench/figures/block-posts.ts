import type { Backing } from '../backing.ts'
import { nextOf, postBlocks, untilCaughtUp } from '../block-load.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { postAsFastAsPossible } from '../load.ts'
import { auditBlocksPath, nextBlock, registerLocks, type Lock } from '../locks.ts'
import { type Running, startDistributedIngest, startProcess, startStandalone } from '../processes.ts'
import { projectionRowsPerSec } from './projection-rate.ts'

const DEVICES = 500
const CONNECTIONS = 64
const WARM_UP_SEC = 4
const DURATION_SEC = 8
const ROUNDS = 3
const LARGE_BLOCK = 5_000

const load = (durationSec: number) => ({ connections: CONNECTIONS, durationSec })

/** What a durable block costs beside an app that answers at once. */
export async function* blockPosts(backing: Backing): AsyncGenerator<Figure> {
  yield* postsTo('standalone', 0.65, backing, startStandalone)
  yield* postsTo('Kafka', 0.5, backing, startDistributedIngest)
}

type Start = (backing: Backing) => Promise<Running & { readonly token: string }>

async function* postsTo(where: string, atLeast: number, backing: Backing, start: Start): AsyncGenerator<Figure> {
  const echo = await startProcess('bench/echo-server.ts')
  backing.atEnd(() => echo.stop())
  const server = await start(backing)
  const locks = await registerLocks(server.address, server.token, DEVICES)
  await postBlocks(server.address, locks, load(WARM_UP_SEC))
  await untilCaughtUp(server)
  await postEcho(echo.address, locks, WARM_UP_SEC)
  const ratios: number[] = []
  const posts: number[] = []
  const echoes: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await postEcho(echo.address, locks, DURATION_SEC)
    const durable = await postBlocks(server.address, locks, load(DURATION_SEC))
    await untilCaughtUp(server)
    ratios.push(durable / bare)
    posts.push(durable)
    echoes.push(bare)
  }
  await echo.stop()
  yield {
    name: `block POST of 1 record ÷ bare echo, ${where}`,
    ratio: median(ratios),
    bound: { atLeast },
    detail: `${thousands(median(posts))} against ${thousands(median(echoes))} requests/s at ${CONNECTIONS} connections over ${DEVICES} devices`,
  }
  const large = await largeBlocks(server, locks)
  await server.stop()
  const rows = projectionRowsPerSec.get(where === 'Kafka' ? 'Kafka' : 'embedded')
  if (rows === undefined) return
  yield {
    name: `block POST of 5,000 records, records/s ÷ rows/s, ${where}`,
    ratio: large / rows,
    bound: { atLeast: 1 },
    detail: `${thousands(large)} records/s taken durably against ${thousands(rows)} rows/s projected`,
  }
}

const postEcho = async (address: string, locks: readonly Lock[], durationSec: number): Promise<number> => {
  const next = () => {
    const lock = nextOf(locks)
    return { path: '/echo', body: nextBlock(lock, 1), token: lock.token }
  }
  return (await postAsFastAsPossible({ address, ...load(durationSec), next })).requestsPerSec
}

const largeBlocks = async ({ address }: Running, locks: readonly Lock[]): Promise<number> => {
  const ready = locks.slice(0, 200).map((lock) => ({ lock, body: nextBlock(lock, LARGE_BLOCK) }))
  const startedAt = performance.now()
  let sent = 0
  const send = async () => {
    for (let item = ready.pop(); item !== undefined; item = ready.pop()) {
      const response = await fetch(`${address}${auditBlocksPath(item.lock)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${item.lock.token}`, 'content-type': 'application/json' },
        body: item.body,
      })
      if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
      sent += LARGE_BLOCK
    }
  }
  await Promise.all(Array.from({ length: 4 }, send))
  return (sent * 1_000) / (performance.now() - startedAt)
}
