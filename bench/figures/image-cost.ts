import { distributedSettings } from '@doorledger/testing'
import { readFile } from 'node:fs/promises'
import type { Backing } from '../backing.ts'
import { postBlocks, untilCaughtUp } from '../block-load.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { registerLocks } from '../locks.ts'
import { assembledImage, startProcess, untilKnown } from '../processes.ts'

const DEVICES = 500
const CONNECTIONS = 64
const WARM_UP_SEC = 4
const DURATION_SEC = 8
const ROUNDS = 5

/** What the bundle, the flags and the settings of an image cost beside the program as it is built: one after the other on one Kafka. */
export async function* imageCost(backing: Backing): AsyncGenerator<Figure> {
  const addresses = {
    kafka: await backing.kafkaBrokers(),
    postgres: await backing.database(),
    redis: await backing.redisUrl(),
  }
  const settings = distributedSettings(addresses, await backing.folder())
  const directory = await startProcess('services/directory/dist/main.js', settings)
  backing.atEnd(() => directory.stop())
  const built = await startProcess('services/device-ingest/dist/main.js', settings)
  backing.atEnd(() => built.stop())
  const image = await (await assembledImage(backing, 'device-ingest')).start(settings)
  backing.atEnd(() => image.stop())
  const token = (await readFile(settings.ADMIN_TOKEN_FILE, 'utf8')).trim()
  for (const { address } of [built, image]) await untilKnown(token, `${address}/v1/devices`)
  const locks = await registerLocks(built.address, token, DEVICES)

  const rate = async (address: string, durationSec: number): Promise<number> => {
    const posts = await postBlocks(address, locks, { connections: CONNECTIONS, durationSec })
    await untilCaughtUp({ address, token })
    return posts
  }
  for (const { address } of [built, image]) await rate(address, WARM_UP_SEC)
  const rounds: { readonly built: number; readonly image: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ built: await rate(built.address, DURATION_SEC), image: await rate(image.address, DURATION_SEC) })
  }
  yield {
    name: 'block posts/s of device-ingest as its image runs ÷ as it is built',
    ratio: median(rounds.map((round) => round.image / round.built)),
    bound: { atLeast: 0.8 },
    detail: `${thousands(median(rounds.map((round) => round.image)))} against ${thousands(median(rounds.map((round) => round.built)))} requests/s at ${CONNECTIONS} connections, Kafka`,
  }
}
