import { deviceEvents } from '@doorledger/contracts'
import { type EventLog, LogUnavailable } from '@doorledger/event-log'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from '../../../test/api.js'
import type { PublishedEvents } from '../../../test/published-events.js'
import { type Installation, installDeviceIngest } from '../../../test/running-device-ingest.js'

const timeouts = { timeout: 60_000, interval: 50 }
const BLOCKS = 60
const EACH = 5

let installation: Installation
let events: PublishedEvents
let api: Api

beforeEach(async () => {
  installation = await installDeviceIngest('embedded')
  events = installation.events
})
afterEach(() => installation.stop())

/** The log, whose answers to what is published about devices get lost now and then, or which is away. */
const unreliable =
  (fate: (attempt: number) => 'kept' | 'answer lost' | 'away') =>
  (log: EventLog): EventLog => {
    let attempt = 0
    const append = async (...[topic, records]: Parameters<EventLog['append']>): Promise<void> => {
      const fated = topic === deviceEvents.name ? fate((attempt += 1)) : 'kept'
      if (fated === 'away') throw new LogUnavailable('the log is away')
      await log.append(topic, records)
      if (fated === 'answer lost') throw new LogUnavailable('no answer in time')
    }
    return new Proxy(log, {
      get: (target, name) => {
        if (name === 'append') return append
        const member = Reflect.get(target, name) as unknown
        return typeof member === 'function' ? (member.bind(target) as unknown) : member
      },
    })
  }

const start = async (through?: (log: EventLog) => EventLog) => {
  api = (await installation.start(through)).api
}

const record = (n: number, day = 20261101) => ({
  event: '05070000',
  time: day * 1_000_000 + Math.floor(n / 3600) * 10_000 + (Math.floor(n / 60) % 60) * 100 + (n % 60),
  auditId: n % 256,
})

/** Every block begins with what came in the one before, as from a lock that never hears an answer; one record is bad. */
const handInAll = async (door: Registered): Promise<void> => {
  for (let block = 0; block < BLOCKS; block += 1) {
    const from = Math.max(0, (block - 1) * EACH)
    const audits = Array.from({ length: (block + 1) * EACH - from }, (_, n) => record(from + n)).map((good) =>
      good.auditId === 42 ? { ...good, time: 'x' } : good,
    )
    expect((await api.handIn(door, { audits })).status).toBe(200)
  }
}

const TOTAL = BLOCKS * EACH
const BAD = Math.floor((TOTAL + 255 - 42) / 256)

const everythingIsToldOnce = async (door: Registered) => {
  await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(TOTAL - BAD), timeouts)
  await vi.waitFor(() => expect(events.of(door.id, 'audit_block_received')).toHaveLength(BLOCKS), timeouts)
  const recorded = events.of(door.id, 'audit_recorded').map(({ data }) => data)
  expect(new Set(recorded.map(({ dedupeKey }) => dedupeKey)).size).toBe(TOTAL - BAD)
  const inDeviceOrder = [...recorded].sort((one, other) => Number(one['timeRaw']) - Number(other['timeRaw']))
  expect(recorded).toEqual(inDeviceOrder)
  expect(events.of(door.id, 'audit_gap_detected')).toEqual([])
  expect(events.of(door.id, 'audit_quarantined')).toHaveLength(BAD)
  await vi.waitFor(() => rowsAgree(door), timeouts)
}

/** What is told is in the log before the rows that go with it are visible. */
const rowsAgree = async (door: Registered): Promise<void> => {
  const { body } = await api.asAdmin<{ items: unknown[] }>('GET', `/v1/quarantine?device=${door.id}`)
  expect(body.items).toHaveLength(BAD)
  expect((await api.asAdmin('GET', `/v1/devices/${door.id}/sync`)).body).toMatchObject({
    blockCount: BLOCKS,
    lastAuditId: (TOTAL - 1) % 256,
  })
}

describe('interpreting audit blocks', () => {
  it('tells of every record once and in order, though answers of the log are lost and the log goes away', async () => {
    const fates = ['kept', 'answer lost', 'answer lost', 'kept', 'away', 'kept', 'away', 'answer lost'] as const
    await start(unreliable((attempt) => fates[attempt % fates.length]!))
    const door = await api.register('front-door')
    await handInAll(door)
    await everythingIsToldOnce(door)
  })

  it('tells of every record once and in order, though connections to the database are cut', async () => {
    await start()
    const door = await api.register('front-door')
    const handingIn = handInAll(door)
    for (let cut = 0; cut < 10; cut += 1) {
      await vi.waitFor(() => expect(events.of(door.id).length).toBeGreaterThan(cut * 20), timeouts)
      await installation.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction' and application_name = 'device-ingest'`,
      )
    }
    await handingIn
    await everythingIsToldOnce(door)
  })

  it('goes on in another instance where the one before stopped', async () => {
    const first = await installation.start()
    api = first.api
    const door = await api.register('front-door')
    const audits = Array.from({ length: 10 }, (_, n) => record(n))
    await api.handIn(door, { audits: audits.slice(0, 5) })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(5), timeouts)
    await first.stop()
    await start()
    await api.handIn(door, { audits })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(10), timeouts)
    expect(events.of(door.id, 'audit_gap_detected')).toEqual([])
  })

  it.each([
    ['in the past', 20261101],
    ['ahead of ours', 20300101],
  ])('finds no gap in a block that was held up until it was forgotten, by a clock %s', async (_, day) => {
    await start()
    const door = await api.register('front-door')
    const records = (from: number, count: number) => Array.from({ length: count }, (_, n) => record(from + n, day))
    for (let block = 0; block < 20; block += 1) await api.handIn(door, { audits: records(block * 20, 20) })
    await api.handIn(door, { audits: records(0, 30) })
    await api.handIn(door, { audits: records(400, 20) })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_block_received')).toHaveLength(22), timeouts)
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(420), timeouts)
    expect(events.of(door.id, 'audit_gap_detected')).toEqual([])
  })

  it('decodes with the table of the family of the device', async () => {
    await start()
    const granted = { result: 'granted', reason: 'success', accessType: 'rfid' }
    const codes = { '0507': { name: 'badge', category: 'access', access: granted } }
    await api.asAdmin('PUT', '/v1/decoders/acme', { codes })
    const door = await api.register('front-door', { family: 'acme' })
    const gate = await api.register('gate', { family: 'unheard-of' })
    for (const device of [door, gate]) await api.handIn(device, { audits: [record(1)] })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(1), timeouts)
    await vi.waitFor(() => expect(events.of(gate.id, 'audit_recorded')).toHaveLength(1), timeouts)
    const meaningOf = ({ id }: Registered) => events.of(id, 'audit_recorded')[0]!.data['meaning']
    expect(meaningOf(door)).toEqual({
      family: 'acme',
      decoderVersion: 1,
      codeName: 'badge',
      category: 'access',
      access: granted,
    })
    expect(meaningOf(gate)).toEqual({ family: 'unheard-of', decoderVersion: 0 })
  })
})
