import { eventOf } from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { lampSwitched } from '../../test/lamps.js'
import { RecordingLog } from '../../test/recording-log.js'
import { appendToStream } from '../event-store/event-store.js'
import { type OutboxRelay, startOutboxRelay } from './outbox-relay.js'

const PATIENCE = { timeout: 60_000, interval: 10 }
const SETTLEMENT = { by: 'user:1', reason: 'the log takes it now' }

let database: Pool
let log: RecordingLog
let relay: OutboxRelay

beforeAll(async () => {
  database = await freshSchema()
})
beforeEach(() => {
  log = new RecordingLog()
  relay = startOutboxRelay({ database, log, logger: { warn: () => undefined }, pollMs: 10, retryMs: 10 })
})
afterEach(async () => {
  await relay.stop()
  await database.query('truncate outbox, events, parked_events')
})
afterAll(() => database.end())

const commit = (lampId: string, version: number) => {
  const about = { tenantId: 'default', service: 'lighting', occurredAt: AT, recordedAt: AT }
  const event = { ...eventOf(lampSwitched, { lampId, on: version % 2 === 1 }, about), streamversion: version }
  const end = { tenantId: 'default', stream: `lamp:${lampId}`, version: version - 1 }
  return inTransaction(database, (client) =>
    appendToStream(client, end, [{ topic: lampSwitched.topic.name, event }], {}),
  )
}
const AT = '2026-11-29T09:00:00.000Z'

const published = (keys: readonly string[]) =>
  vi.waitFor(() => expect(log.keys).toEqual(keys.map((key) => `default:${key}`)), PATIENCE)
const emptied = () => vi.waitFor(async () => expect(await relay.waiting()).toBe(0), PATIENCE)
const deadLetters = async () => {
  const { rows } = await database.query<{ id: number; key: string; failure: string | null; status: string }>(
    `select id, record_key as key, failure, status from parked_events where projection = 'outbox' order by id`,
  )
  return rows
}
const refuse = (lampId: string) => {
  log.refuses = ({ key }) => key === `default:${lampId}`
}

describe('what the log refuses', () => {
  it('becomes a dead letter, with what follows under its key, while everything else is published', async () => {
    refuse('desk')
    await commit('hall', 1)
    await commit('desk', 1)
    await commit('desk', 2)
    await commit('stairs', 1)
    await emptied()
    await commit('desk', 3)
    await commit('roof', 1)
    await published(['hall', 'stairs', 'roof'])
    await emptied()
    expect(await deadLetters()).toMatchObject([
      { key: 'default:desk', failure: 'RecordTooLarge: default:desk is too large', status: 'parked' },
      { key: 'default:desk', failure: null, status: 'parked' },
      { key: 'default:desk', failure: null, status: 'parked' },
    ])
  })

  it('is published in order once it is retried and taken, and then its key goes on', async () => {
    refuse('desk')
    await commit('desk', 1)
    await commit('desk', 2)
    await emptied()
    const [first] = await deadLetters()
    expect(await relay.retry(first!.id, SETTLEMENT)).toEqual({ retried: 0, stillParked: 2 })
    log.refuses = () => false
    expect(await relay.retry(first!.id, SETTLEMENT)).toEqual({ retried: 2, stillParked: 0 })
    await commit('desk', 3)
    await published(['desk', 'desk', 'desk'])
    expect((await deadLetters()).map(({ status }) => status)).toEqual(['retried', 'retried'])
    const versions = log.records.map(({ value }) => (JSON.parse(value) as { streamversion: number }).streamversion)
    expect(versions).toEqual([1, 2, 3])
    await expect(relay.retry(first!.id, SETTLEMENT)).rejects.toMatchObject({ code: 'parked_event_settled' })
  })

  it('is left as it is when the log is away while it is retried', async () => {
    refuse('desk')
    await commit('desk', 1)
    await emptied()
    log.refuses = () => false
    log.failures = 1
    const [first] = await deadLetters()
    await expect(relay.retry(first!.id, SETTLEMENT)).rejects.toThrow('the log is away')
    expect(await deadLetters()).toMatchObject([{ status: 'parked' }])
  })
})
