import { eventOf } from '@doorledger/contracts'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { lampSwitched } from '../../test/lamps.js'
import { RecordingLog } from '../../test/recording-log.js'
import { appendToStream, VersionConflict } from '../event-store/event-store.js'
import { inTransaction } from '@doorledger/database'
import { type OutboxRelay, type OutboxRelayOptions, startOutboxRelay } from './outbox-relay.js'
import type { ClientBase } from 'pg'

const NEVER_MS = 3_600_000

let database: Pool
let log: RecordingLog
let relays: OutboxRelay[]

beforeAll(async () => {
  database = await freshSchema()
})
beforeEach(() => {
  log = new RecordingLog()
  relays = []
})
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()))
  await database.query('truncate outbox, events')
})
afterAll(() => database.end())

const startRelay = (options: Partial<OutboxRelayOptions> = {}): OutboxRelay => {
  const logger = { warn: () => undefined }
  const relay = startOutboxRelay({ database, log, logger, pollMs: 20, retryMs: 20, ...options })
  relays.push(relay)
  return relay
}

const switched = (lampId: string, version: number) => ({
  topic: lampSwitched.topic.name,
  event: {
    ...eventOf(
      lampSwitched,
      { lampId, on: version % 2 === 1 },
      {
        tenantId: 'default',
        service: 'lighting',
        occurredAt: '2026-11-22T09:17:52.000Z',
        recordedAt: '2026-11-22T09:17:52.000Z',
      },
    ),
    streamversion: version,
  },
})

const add = async (client: ClientBase, lampId: string, version: number, headers = {}) => {
  const added = [switched(lampId, version)]
  const end = { tenantId: 'default', stream: `lamp:${lampId}`, version: version - 1 }
  await appendToStream(client, end, added, headers)
  return added[0]!.event
}
const commit = (lampId: string, version: number, headers = {}) =>
  inTransaction(database, (client) => add(client, lampId, version, headers))

const published = (keys: readonly string[]) =>
  vi.waitFor(() => expect(log.keys).toEqual(keys.map((key) => `default:${key}`)), { timeout: 60_000, interval: 5 })
const versionsOf = (lampId: string) =>
  log.records
    .filter(({ key }) => key === `default:${lampId}`)
    .map(({ value }) => (JSON.parse(value) as { streamversion: number }).streamversion)

describe('the outbox relay', () => {
  it('publishes each event as it was stored, with its key and headers', async () => {
    const event = await commit('desk', 1, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
    const relay = startRelay()
    await published(['desk'])
    expect(log.records).toMatchObject([
      {
        topic: 'device.decoders.v1',
        key: 'default:desk',
        value: JSON.stringify(event),
        headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      },
    ])
    await vi.waitFor(async () => expect(await relay.waiting()).toBe(0), { timeout: 60_000 })
  })

  it('is woken by a commit of its own process', async () => {
    const relay = startRelay({ pollMs: NEVER_MS })
    await commit('desk', 1)
    relay.wake()
    await published(['desk'])
  })

  it('finds by itself what other processes committed', async () => {
    startRelay()
    await commit('desk', 1)
    await published(['desk'])
  })

  it('does not wait for a transaction that is still open, nor skip it when it commits late', async () => {
    startRelay()
    const early = await database.connect()
    await early.query('begin')
    await add(early, 'early', 1)
    await commit('late', 1)
    await published(['late'])

    await early.query('commit')
    early.release()
    await published(['late', 'early'])
  })

  it('publishes nothing of a transaction that was rolled back', async () => {
    startRelay()
    await inTransaction(database, async (client) => {
      await add(client, 'desk', 1)
      throw new Error('no')
    }).catch(() => undefined)
    await commit('hall', 1)
    await published(['hall'])
  })

  it('keeps each stream in order while many are written at once, page after page', async () => {
    const relay = startRelay()
    const rooms = Array.from({ length: 8 }, (_, index) => `room-${index}`)
    const write = async (lampId: string) => {
      for (let version = 1; version <= 40; version += 1) {
        await commit(lampId, version)
        relay.wake()
      }
    }
    await Promise.all(rooms.map(write))
    await vi.waitFor(() => expect(log.records).toHaveLength(320), { timeout: 60_000 })
    for (const room of rooms) expect(versionsOf(room)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  it('tries again while the log is away, and loses nothing', async () => {
    log.failures = 3
    const warnings: object[] = []
    startRelay({ logger: { warn: (details) => warnings.push(details) } })
    await commit('desk', 1)
    await commit('desk', 2)
    await published(['desk', 'desk'])
    expect(versionsOf('desk')).toEqual([1, 2])
    expect(warnings).toHaveLength(3)
  })

  it('repeats what the log took when it dies before it could note that', async () => {
    log.meanwhile = async () => {
      log.meanwhile = () => Promise.resolve()
      await database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'`,
      )
    }
    const event = await commit('desk', 1)
    startRelay()
    await published(['desk', 'desk'])
    expect(log.records.map(({ value }) => value)).toEqual([JSON.stringify(event), JSON.stringify(event)])
  })

  it('takes turns with the relays of other processes', async () => {
    let atOnce = 0
    let mostAtOnce = 0
    log.meanwhile = async () => {
      atOnce += 1
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      await new Promise((resolve) => setTimeout(resolve, 5))
      atOnce -= 1
    }
    for (let index = 0; index < 3; index += 1) startRelay({ pollMs: 1 })
    for (let version = 1; version <= 30; version += 1) await commit('desk', version)
    await vi.waitFor(() => expect(log.records.length).toBeGreaterThanOrEqual(30), { timeout: 60_000 })
    expect(versionsOf('desk')).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
    expect(mostAtOnce).toBe(1)
  })

  it('leaves the rest to the next start when it is stopped', async () => {
    const first = startRelay()
    await first.stop()
    await commit('desk', 1)
    expect(await first.waiting()).toBe(1)
    expect(log.records).toEqual([])
    startRelay()
    await published(['desk'])
  })
})

describe('a relay whose log does not answer', () => {
  it('can be stopped, and leaves the page to the next start', async () => {
    log.meanwhile = () => new Promise(() => undefined)
    const relay = startRelay()
    await commit('desk', 1)
    await published(['desk'])
    await relay.stop()
    expect(await relay.waiting()).toBe(1)
  })
})

describe('a stream', () => {
  it('takes nothing at a version it is past', async () => {
    await commit('desk', 1)
    await expect(commit('desk', 1)).rejects.toThrow(VersionConflict)
  })

  it('takes nothing at a version it has not reached, not even when that is about to be committed', async () => {
    const early = await database.connect()
    await early.query('begin')
    await add(early, 'desk', 1)
    await expect(commit('desk', 2)).rejects.toThrow(VersionConflict)
    await early.query('commit')
    early.release()
    await expect(commit('desk', 2)).resolves.toBeDefined()
  })
})
