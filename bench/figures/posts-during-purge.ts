import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Api, apiOf } from '../api.ts'
import type { Backing } from '../backing.ts'
import { type Figure, quantile, thousands } from '../figure.ts'
import { allCaughtUp, fillLog } from '../fill-log.ts'
import { auditBlocksPath, type Lock, nextBlock, registerLocks } from '../locks.ts'
import { databaseUrlOf, startStandalone } from '../processes.ts'

const LOCKS = 20
/** Each lock posts so often, whether or not it was answered quickly before. */
const EVERY_MS = 200
const QUIET_MS = 20_000
const KEEP_DAYS = 200
/** Real attempts, so that every partition of the log has been read past its beginning. */
const FIRST = 400

/** What devices wait for an answer while old rows are deleted one by one, beside what they wait otherwise. */
export const postsDuringPurge = async (backing: Backing, rows: number): Promise<Figure> => {
  const server = await startStandalone(backing)
  const api = apiOf(server.address, server.token)
  const url = await databaseUrlOf(server.dataDir)
  await fillLog(url, api, FIRST)
  await allCaughtUp(api)
  await seedOldAttempts(url, rows)
  const locks = await registerLocks(server.address, server.token, LOCKS)
  await latenciesUntil(server.address, locks, pause(5_000))
  const quiet = await latenciesUntil(server.address, locks, pause(QUIET_MS))
  const purge = await confirmed(api)
  const startedAt = performance.now()
  const busy = await latenciesUntil(server.address, locks, completed(api, purge))
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
  await server.stop()
  const [busyP99, quietP99] = [quantile(busy, 0.99), quantile(quiet, 0.99)]
  return {
    name: 'devices’ p99 while a purge runs ÷ without',
    ratio: busyP99 / quietP99,
    bound: { atMost: 1.5 },
    detail: `${busyP99.toFixed(1)} ms against ${quietP99.toFixed(1)} ms; ${thousands(rows)} rows went in ${seconds} s, ${LOCKS} locks, a block each ${EVERY_MS} ms`,
  }
}

/** In the default partition, where they go row by row, among attempts that stay. */
const seedOldAttempts = async (url: string, rows: number): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `insert into audit_trail.access_events (tenant_id, access_event_id, revision, seq, occurred_at, recorded_at, flags,
       device_id, device_name, device_kind, facility_path, access_type, result, reason, decision, provenance, retracted)
     select 'default', gen_random_uuid(), 1, n % 12, now() - interval '900 days' - make_interval(secs => n), now(), '{}',
       'lock-' || n % 100, 'Lock', 'lock', 'hq', 'keycard', 'granted', 'success', 'granted', '[]', false
     from generate_series(1, $1::integer) n`,
    [rows],
  )
  await client.query('vacuum analyze audit_trail.access_events')
  await client.end()
}

interface Purge {
  readonly id: string
  readonly token: string
  readonly status: string
}

const confirmed = async (api: Api): Promise<string> => {
  const asked = { recordKind: 'access-log', keepDays: KEEP_DAYS, overrideReason: 'Measured' }
  const { id, token } = (await api.post('/v1/retention/purges/preview', asked)) as Purge
  while (((await api.get(`/v1/retention/purges/${id}`)) as Purge).status === 'counting') await pause(200)
  await api.post('/v1/retention/purges', { token, confirmation: String(KEEP_DAYS) })
  return id
}

const completed = async (api: Api, id: string): Promise<void> => {
  for (;;) {
    const { status } = (await api.get(`/v1/retention/purges/${id}`)) as Purge
    if (status === 'completed') return
    if (status === 'stopped') throw new Error('the purge stopped')
    await pause(500)
  }
}

/** In milliseconds, of every block that locks post at their own pace until something has happened. */
const latenciesUntil = async (address: string, locks: readonly Lock[], happened: Promise<void>): Promise<number[]> => {
  const latencies: number[] = []
  let isOver = false
  const over = happened.finally(() => (isOver = true))
  const live = async (lock: Lock, place: number): Promise<void> => {
    await pause((place * EVERY_MS) / locks.length)
    while (!isOver) {
      const startedAt = performance.now()
      await posted(address, lock)
      const tookMs = performance.now() - startedAt
      latencies.push(tookMs)
      await pause(Math.max(0, EVERY_MS - tookMs))
    }
  }
  await Promise.all([over, ...locks.map(live)])
  return latencies
}

const posted = async (address: string, lock: Lock): Promise<void> => {
  const response = await fetch(address + auditBlocksPath(lock), {
    method: 'POST',
    headers: { authorization: `Bearer ${lock.token}`, 'content-type': 'application/json' },
    body: nextBlock(lock, 1),
  })
  if (!response.ok) throw new Error(`${lock.id}: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}
