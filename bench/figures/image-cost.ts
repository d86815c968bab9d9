import type { Backing } from '../backing.ts'
import { postBlocks, untilCaughtUp } from '../block-load.ts'
import { type Figure, median, thousands } from '../figure.ts'
import { registerLocks } from '../locks.ts'
import { assembledImage, startDistributedIngest, untilKnown } from '../processes.ts'

const DEVICES = 500
const CONNECTIONS = 64
const WARM_UP_SEC = 4
const DURATION_SEC = 8
const ROUNDS = 5

/** What the bundle, the flags and the settings of an image cost beside the program as it is built: one after the other on one Kafka. */
export async function* imageCost(backing: Backing): AsyncGenerator<Figure> {
  const built = await startDistributedIngest(backing)
  const { settings, token } = built
  const image = await (await assembledImage(backing, 'device-ingest')).start(settings)
  backing.atEnd(() => image.stop())
  await untilKnown(token, `${image.address}/v1/devices`)
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
