import {
  accessSnapshotStored,
  apiTokenIssued,
  type Envelope,
  eventOf,
  type Permission,
  topics,
} from '@doorledger/contracts'
import { openPool } from '@doorledger/database'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId, sha256 } from '@doorledger/kernel'
import { checkedPicture, MediaVault } from '@doorledger/media'
import { openPersonKeys } from '@doorledger/privacy'
import { createApp, migrateService } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { freshDatabase } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { type Mood, startObjectServer } from '../../../libs/media/test/object-server.js'
import { faceMatchService } from '../src/face-match-service.js'
import { MODELS_DIR } from './face-materials.js'

const TENANT = 'default'
const wrappingKeys = { text: `test:${Buffer.alloc(32, 1).toString('base64')}`, file: 'none', mayCreate: false }

export type RunningFaceMatch = Awaited<ReturnType<typeof runningFaceMatch>>

interface Kept {
  /** of the picture, from the event */
  readonly apartMs?: number
  /** how the store answers once the picture is there */
  readonly mood?: Mood
}

/** The service as a process would start it, with a database, a log and an object store of its own. */
export const runningFaceMatch = async () => {
  const url = await freshDatabase()
  const store = await startObjectServer()
  const objects = () => store.open()
  const logged: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const log = await openEmbeddedEventLog({ url })
  await log.createTopics(topics)
  const database = openPool(url, { schema: 'face_match', applicationName: 'face-match' })
  const start = async (modelsDir: string) => {
    const definition = faceMatchService({ modelsDir, wrappingKeys, objects })
    await migrateService(database, definition)
    const platform = { name: 'face-match', log, database, sharedState: inProcessSharedState(), logger }
    const { name, title, description } = definition
    const app = await createApp({ name, title, description, services: [{ definition, platform }], logger })
    await app.listen(0, '127.0.0.1')
    return { app, address: await app.getUrl() }
  }
  let running = await start(MODELS_DIR)
  const people = openPersonKeys(database, wrappingKeys)
  const vault = new MediaVault(objects(), () => people)

  const append = (topic: string, event: Omit<Envelope, 'data'> & { data: unknown }) =>
    log.append(topic, [recordOf(event)])
  const about = () => {
    const now = new Date().toISOString()
    return { tenantId: TENANT, service: 'test', occurredAt: now, recordedAt: now }
  }
  return {
    address: () => running.address,
    /** The same service, with the models of another folder. */
    restart: async (modelsDir: string) => {
      await running.app.close()
      running = await start(modelsDir)
    },
    tenantId: TENANT,
    database,
    log,
    store,
    logged: logged as readonly string[],
    append,
    about,
    /** An API token, as the directory would have issued it. */
    issueToken: async (permissions: readonly Permission[]): Promise<string> => {
      const secret = randomBytes(32).toString('base64url')
      const state = { tokenId: newId(), name: 'test', tokenHash: sha256(secret), permissions: [...permissions] }
      await append('directory.state.v1', { ...eventOf(apiTokenIssued, state, about()), streamversion: 1 })
      return secret
    },
    /** Somebody of the directory. */
    person: async (): Promise<string> => {
      const userId = newId()
      await database.query(
        `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, 'user', $2, $3, 1)`,
        [TENANT, userId, { userId, enabled: true, assignments: [] }],
      )
      return userId
    },
    /** A snapshot, as audit-trail would have kept it and told of, twice; answers the id of the access event. */
    keepSnapshot: async (userId: string | undefined, bytes: Uint8Array, how: Kept = {}): Promise<string> => {
      const { apartMs = 0, mood } = how
      const picture = await checkedPicture(bytes)
      const mediaRef = await vault.put({ tenantId: TENANT, personId: userId }, picture.bytes)
      const accessEventId = newId()
      const occurredAt = new Date().toISOString()
      const snapshot = {
        mediaRef,
        ...(userId !== undefined && { sealedFor: userId }),
        mime: 'image/jpeg' as const,
        sizeBytes: picture.bytes.length,
        widthPx: picture.widthPx,
        heightPx: picture.heightPx,
        takenAt: new Date(Date.parse(occurredAt) + apartMs).toISOString(),
        source: 'upload' as const,
      }
      const data = { accessEventId, deviceId: 'lobby', occurredAt, ...(userId !== undefined && { userId }), snapshot }
      const event = eventOf(accessSnapshotStored, data, about())
      if (mood !== undefined) store.set(mood)
      await append('access.events.v1', event)
      await append('access.events.v1', event)
      return accessEventId
    },
    stop: async () => {
      await running.app.close()
      await database.end()
      await log.close()
      await store.close()
    },
  }
}

/** Everything that is in the log, as text. */
export const everythingTold = async ({ log }: RunningFaceMatch): Promise<readonly string[]> => {
  const values: string[] = []
  for (const { name: topic } of topics) {
    const ends = await log.watermarks(topic)
    let left = [...ends.values()].reduce((sum, { low, high }) => sum + high - low, 0)
    if (left === 0) continue
    const read = Promise.withResolvers<void>()
    const subscription = await log.subscribe({
      group: `test.${newId()}`,
      topic,
      claim: async (partition) => ends.get(partition)?.low ?? 0,
      process: (batch) => {
        values.push(...batch.records.map(({ value }) => String(value)))
        left -= batch.records.length
        if (left <= 0) read.resolve()
        return Promise.resolve()
      },
      release: () => undefined,
    })
    await read.promise
    await subscription.close()
  }
  return values
}
