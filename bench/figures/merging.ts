import { accessLog, accessLogReader, auditTrailService, deriveAccessEvents } from '@doorledger/audit-trail'
import { deviceEvents, directoryEvents, type Envelope, topics } from '@doorledger/contracts'
import { type EventLog, openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId, sha256 } from '@doorledger/kernel'
import { openPool } from '@doorledger/database'
import { type RunningEventProcessor, runProjection, runEventProcessor } from '@doorledger/projections'
import { createApp } from '@doorledger/service'
import { inProcessSharedState } from '@doorledger/shared-state'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { apiOf } from '../api.ts'
import { auditTrailDatabase } from '../audit-trail-database.ts'
import type { Backing } from '../backing.ts'
import { copyRate } from '../copy-rate.ts'
import { type Figure, perSecond, thousands } from '../figure.ts'
import { directoryOf, KEYS, PEOPLE, personIds, UNLOCKS, unlocksOf } from '../office-at-scale.ts'
import { benchKeys, keysFor, type PersonalKeys } from '../personal-keys.ts'

const APPEND = 5_000
const silent = pino({ level: 'silent' })

/** From what locks and phones told to rows of the access log, one for each unlock, in an organisation of some size. */
export async function* merging(backing: Backing): AsyncGenerator<Figure> {
  const url = await auditTrailDatabase(backing)
  const log = await openEmbeddedEventLog({ url, logger: silent })
  const database = openPool(url, { schema: 'audit_trail', applicationName: 'bench' })
  await log.createTopics(topics)
  const keys = await keysFor(database, personIds())
  const now = Date.now()
  await append(log, directoryEvents.name, directoryOf(now, keys))
  await getToKnow(log, database)
  const told = await append(log, deviceEvents.name, unlocksOf(now))
  await settle(database)
  const wholeWay = await timed(() => deriveAndRecord(log, database, keys))
  await requireRows(database)
  await database.query('truncate access_events')
  await settle(database)
  const recording = await timed(() => recordAnew(log, database))
  await requireRows(database)
  await database.end()
  await log.close()
  const copy = ((await copyRate(url, 'access_events')) + (await copyRate(url, 'access_events'))) / 2
  const size = `${thousands(PEOPLE)} people and ${thousands(KEYS)} keys`
  const against = `against ${thousands(copy)} rows/s; ${thousands(told)} tellings of ${thousands(UNLOCKS)} unlocks`
  yield {
    name: `merged access events → row ÷ COPY, with ${size}`,
    ratio: recording / copy,
    bound: { atLeast: 0.6 },
    detail: `${thousands(recording)} rows/s ${against}, embedded log`,
  }
  yield {
    name: 'the same from what locks and phones told, merging included',
    ratio: wholeWay / copy,
    bound: { atLeast: 0.6 },
    detail: `${thousands(wholeWay)} rows/s ${against}, both steps at once`,
  }
}

const append = async (log: EventLog, topic: string, events: Iterable<Envelope>): Promise<number> => {
  let [count, batch]: [number, Envelope[]] = [0, []]
  for (const event of events) {
    count += 1
    if (batch.push(event) < APPEND) continue
    await log.append(topic, batch.map(recordOf))
    batch = []
  }
  if (batch.length > 0) await log.append(topic, batch.map(recordOf))
  return count
}

/** Lets the whole service read what the directory tells. */
const getToKnow = async (log: EventLog, database: Pool): Promise<void> => {
  const definition = auditTrailService({ keys: benchKeys })
  const platform = { name: 'audit-trail', log, database, sharedState: inProcessSharedState(), logger: silent }
  const { name, title, description } = definition
  const app = await createApp({ name, title, description, services: [{ definition, platform }], logger: silent })
  await app.listen(0, '127.0.0.1')
  const api = apiOf(await app.getUrl(), await tokenFor(database))
  const lag = async () => {
    const { items } = (await api.get('/v1/projections')) as { items: { lag: number }[] }
    return items.reduce((sum, item) => sum + item.lag, 0)
  }
  while ((await lag()) > 0) await pause(200)
  await app.close()
}

const tokenFor = async (database: Pool): Promise<string> => {
  const token = `dl_${newId()}`
  await database.query(
    `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, stream_version)
     values ('default', $1, $2, '{operations:read}', 1)`,
    [newId(), sha256(token)],
  )
  return token
}

/** Both sides of a ratio begin with nothing left over for the background to do. */
const settle = async (database: Pool): Promise<void> => {
  await database.query('vacuum (analyze)')
  await database.query('checkpoint')
}

/** Unlocks a second. */
const timed = async (run: () => Promise<void>): Promise<number> => {
  const startedAt = performance.now()
  await run()
  return perSecond(UNLOCKS, startedAt)
}

/** As the service does it: rows are written while further tellings are merged. */
const deriveAndRecord = async (log: EventLog, database: Pool, keys: PersonalKeys): Promise<void> => {
  const processor = deriveAccessEvents(() => Promise.resolve(keys))
  const deriving = await runEventProcessor({ ...work(log, database), processor })
  const recording = await runProjection({ ...work(log, database), projection: accessLog, reader: accessLogReader })
  await caughtUp(deriving)
  await caughtUp(recording)
}

const recordAnew = async (log: EventLog, database: Pool): Promise<void> => {
  const projection = { ...accessLog, name: 'access-log-anew' }
  await caughtUp(await runProjection({ ...work(log, database), projection, reader: accessLogReader }))
}

const caughtUp = async (running: Pick<RunningEventProcessor, 'progress' | 'stop'>): Promise<void> => {
  while ((await running.progress()).lag > 0) await pause(50)
  await running.stop()
}

const work = (log: EventLog, database: Pool) => ({ log, database, service: 'audit-trail', logger: silent })

/** A figure of rows that are not there would mean nothing. */
const requireRows = async (database: Pool): Promise<void> => {
  const { rows } = await database.query<{ shown: number }>(
    'select count(*)::int as shown from access_events where not retracted',
  )
  if (rows[0]?.shown !== UNLOCKS) throw new Error(`${rows[0]?.shown} rows are shown of ${UNLOCKS} unlocks`)
}
