import pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'
import { apiOf } from '../api.ts'
import type { Backing } from '../backing.ts'
import { cameraPicture } from '../camera-pictures.ts'
import { FACE_MODELS, hasFaceModels } from '../face-models.ts'
import { faceOffice } from '../face-office.ts'
import { type Figure, thousands } from '../figure.ts'
import { residentMib, watchPeak } from '../memory.ts'
import { assembledImage, startDistributedDecisions } from '../processes.ts'

const SNAPSHOTS = Number(process.env.BENCH_SNAPSHOTS ?? 10_000)
const BOUND_MIB = 400
/** Of attempts whose pictures were not looked at yet. */
const MOST_WAITING = 40
const LOOK_MS = 50

/** What the service that compares faces, run as in its image, is resident with while it looks at one snapshot after the other. */
export async function* faceMemory(backing: Backing): AsyncGenerator<Figure> {
  if (!hasFaceModels()) return
  const environment = { FACE_MODELS_DIR: FACE_MODELS, MEDIA_DIR: await backing.folder() }
  const { directory, deviceIngest, accessDecision, token, settings } = await startDistributedDecisions(
    backing,
    environment,
  )
  const faceMatch = await (await assembledImage(backing, 'face-match')).start(settings)
  backing.atEnd(() => faceMatch.stop())
  const office = await faceOffice({
    directory: directory.address,
    deviceIngest: deviceIngest.address,
    accessDecision: accessDecision.address,
    faceMatch: faceMatch.address,
    token,
  })
  const reader = apiOf(accessDecision.address, office.readerToken)
  const snapshot = { dataUri: `data:image/jpeg;base64,${(await cameraPicture(1_280, 720)).toString('base64')}` }
  const database = new pg.Client({ connectionString: settings.DATABASE_URL })
  await database.connect()
  const looked = async (): Promise<number> => {
    const { rows } = await database.query<{ count: number }>(
      'select count(*)::int as count from face_match.face_results',
    )
    return rows[0]!.count
  }
  const idle = await residentMib(faceMatch.pid)
  const half = async (upTo: number): Promise<number> => {
    const watch = watchPeak(faceMatch.pid)
    let done = await looked()
    for (let sent = upTo - SNAPSHOTS / 2; sent < upTo; sent += 1) {
      while (sent - done >= MOST_WAITING) {
        await pause(LOOK_MS)
        done = await looked()
      }
      await reader.post('/v1/access-attempts', { ...office.nextAttempt(), snapshot })
    }
    while ((await looked()) < upTo) await pause(LOOK_MS)
    return watch.stop()
  }
  const first = await half(SNAPSHOTS / 2)
  const second = await half(SNAPSHOTS)
  await database.end()
  for (const each of [faceMatch, accessDecision, deviceIngest, directory]) await each.stop()
  const detail = `${idle.toFixed(0)} MiB before, ${first.toFixed(0)} and ${second.toFixed(0)} MiB at most in the halves of ${thousands(SNAPSHOTS)} snapshots of 720p, on Kafka`
  yield {
    name: `peak memory of the comparison of faces, MiB ÷ ${BOUND_MIB}`,
    ratio: Math.max(first, second) / BOUND_MIB,
    bound: { atMost: 1 },
    detail,
  }
  yield { name: 'the same in the second half ÷ in the first', ratio: second / first, bound: { atMost: 1.1 }, detail }
}
