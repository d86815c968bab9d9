import { folderObjectStore } from '@doorledger/media'
import { setTimeout as pause } from 'node:timers/promises'
import { type Api, apiOf } from '../api.ts'
import type { Backing } from '../backing.ts'
import { cameraPicture, pictureOfBytes } from '../camera-pictures.ts'
import { faceOffice, type FaceOffice } from '../face-office.ts'
import { FACE_MODELS, hasFaceModels } from '../face-models.ts'
import { type Figure, median, quantile, thousands } from '../figure.ts'
import { residentMib } from '../memory.ts'
import { type Running, startStandalone } from '../processes.ts'
import { timed } from '../latency.ts'

const SCORES = Number(process.env.BENCH_SCORES ?? 200)
const EVERY_MS = 500
const SCORE_BOUND_MS = 2_000
const UPLOAD_ROUNDS = 20
const AT_ONCE = 8
const UPLOAD_BYTES = 1_048_576

/** Pictures through the whole of a standalone: from the attempt to its score, and from a device to the store. */
export async function* snapshots(backing: Backing): AsyncGenerator<Figure> {
  if (!hasFaceModels()) return
  const server = await startStandalone(backing, { FACE_MODELS_DIR: FACE_MODELS })
  const { address, token } = server
  const parts = { directory: address, deviceIngest: address, accessDecision: address, faceMatch: address, token }
  const office = { ...server, ...(await faceOffice(parts)) }
  yield await uploads(office, await backing.folder())
  yield await scores(office)
  await server.stop()
}

interface Office extends FaceOffice, Running {
  readonly token: string
}

/** Twice a second, whatever the ones before take. */
const scores = async (office: Office): Promise<Figure> => {
  const reader = apiOf(office.address, office.readerToken)
  const snapshot = { dataUri: `data:image/jpeg;base64,${(await cameraPicture(1_920, 1_080)).toString('base64')}` }
  const seen = await scoredRows(office)
  const once = async () => {
    const startedMs = performance.now()
    const { accessEventId } = (await reader.post('/v1/access-attempts', { ...office.nextAttempt(), snapshot })) as {
      accessEventId: string
    }
    return (await seen(accessEventId)) - startedMs
  }
  await once()
  const underWay: Promise<number>[] = []
  for (let n = 0; n < SCORES; n += 1) {
    underWay.push(once())
    await pause(EVERY_MS)
  }
  const latencies = await Promise.all(underWay)
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)]
  const resident = await residentMib(office.pid)
  return {
    name: `attempt with a 1080p snapshot → score in the stream at 2/s, p99 ÷ ${SCORE_BOUND_MS} ms`,
    ratio: p99 / SCORE_BOUND_MS,
    bound: { atMost: 1 },
    detail: `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms of ${SCORES}; all services in one process of ${resident.toFixed(0)} MiB`,
  }
}

/** Opens the stream; answers a function that says when the row of an attempt had its score. */
const scoredRows = async ({ address, token }: Office): Promise<(id: string) => Promise<number>> => {
  const response = await fetch(`${address}/v1/access-events/stream`, { headers: { authorization: `Bearer ${token}` } })
  if (response.status !== 200 || response.body === null) throw new Error(`stream: ${response.status}`)
  const waiting = new Map<string, PromiseWithResolvers<number>>()
  const rowOf = (id: string) => {
    const known = waiting.get(id) ?? Promise.withResolvers<number>()
    waiting.set(id, known)
    return known
  }
  const read = async () => {
    let tail = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const lines = (tail + chunk).split('\n')
      tail = lines.pop()!
      for (const line of lines.filter((each) => each.startsWith('data:'))) {
        const row = JSON.parse(line.slice('data:'.length)) as { id?: string; match?: { status: string } }
        if (row.id !== undefined && row.match?.status === 'scored') rowOf(row.id).resolve(performance.now())
      }
    }
  }
  void read().catch(() => undefined)
  return (id) => rowOf(id).promise
}

/**
 * Uploads a second beside writes a second, so many at once. The store keeps what was decoded and encoded anew: noise is
 * the hardest picture of its size.
 */
const uploads = async (office: Office, folder: string): Promise<Figure> => {
  const store = folderObjectStore(folder)
  const reader = apiOf(office.address, office.readerToken)
  const [direct, uploaded]: [number[], number[]] = [[], []]
  let bytes = 0
  for (let round = 0; round < UPLOAD_ROUNDS; round += 1) {
    const pictures = await Promise.all(Array.from({ length: AT_ONCE }, () => pictureOfBytes(UPLOAD_BYTES)))
    bytes = pictures[0]!.length
    const ids: string[] = []
    while (ids.length < AT_ONCE) ids.push(await attempted(reader, office))
    direct.push(await timed(() => Promise.all(pictures.map((each, n) => store.put(`bench/${round}-${n}`, each)))))
    uploaded.push(await timed(() => Promise.all(pictures.map((each, n) => upload(office, ids[n]!, each)))))
  }
  const [directMs, uploadMs] = [median(direct) / AT_ONCE, median(uploaded) / AT_ONCE]
  return {
    name: 'upload of a snapshot of 1 MB ÷ the same bytes written to the store directly',
    ratio: directMs / uploadMs,
    bound: { atLeast: 0.6 },
    detail: `${uploadMs.toFixed(1)} ms against ${directMs.toFixed(1)} ms for ${thousands(bytes)} bytes, ${AT_ONCE} at once, median of ${UPLOAD_ROUNDS}, a folder`,
  }
}

const attempted = async (reader: Api, office: Office): Promise<string> => {
  const { accessEventId } = (await reader.post('/v1/access-attempts', office.nextAttempt())) as {
    accessEventId: string
  }
  const guard = apiOf(office.address, office.token)
  for (;;) {
    const isThere = await guard.get(`/v1/access-events/${accessEventId}`).then(
      () => true,
      () => false,
    )
    if (isThere) return accessEventId
    await pause(10)
  }
}

const upload = async (office: Office, id: string, picture: Buffer): Promise<void> => {
  const response = await fetch(`${office.address}/v1/access-events/${id}/snapshot`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${office.readerToken}`, 'content-type': 'image/jpeg' },
    body: new Uint8Array(picture),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}
