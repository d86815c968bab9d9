import { type EventLog, LogUnavailable } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Registered } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest } from './running-device-ingest.js'

const good = { event: '05070000', time: 20261101080000 }
const soon = { timeout: 60_000, interval: 50 }

let installation: Installation
let events: PublishedEvents
let api: Api
let logIsAway = false

/** A log that can be taken away. */
const takenAway = (log: EventLog): EventLog =>
  new Proxy(log, {
    get: (target, name) => {
      if (name === 'append' && logIsAway) return () => Promise.reject(new LogUnavailable('no broker'))
      const member = Reflect.get(target, name) as unknown
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })

beforeAll(async () => {
  installation = await installDeviceIngest('kafka')
  events = installation.events
  api = (await installation.start(takenAway)).api
})
afterAll(() => installation.stop())

const lock = (): Promise<Registered> => api.register(`lock-${newId()}`)
const quarantineOf = async ({ id }: Registered) =>
  (await api.asAdmin<{ items: Record<string, unknown>[] }>('GET', `/v1/quarantine?device=${id}`)).body.items
const blockCount = async ({ id }: Registered) => (await api.asAdmin('GET', `/v1/devices/${id}/sync`)).body['blockCount']

describe('a credential', () => {
  it('that is missing, malformed, unknown or revoked gets one answer, as does a device there is not', async () => {
    const door = await lock()
    const revoked = await lock()
    await api.asAdmin('DELETE', `/v1/devices/${revoked.id}/credential`)
    const unknown = `dl_dev_${'A'.repeat(43)}`
    const answers = [
      await api.call('POST', `/v1/devices/${door.id}/audit-blocks`, { body: '{"audits":[]}' }),
      await api.handIn({ id: door.id, token: 'x' }, { audits: [] }),
      await api.handIn({ id: door.id, token: unknown }, { audits: [] }),
      await api.handIn({ id: 'no-such-device', token: unknown }, { audits: [] }),
      await api.handIn(revoked, { audits: [good] }),
    ]
    for (const { status, body } of answers) {
      expect(status).toBe(401)
      expect(body).toEqual(answers[0]!.body)
    }
  })

  it('of another device is refused, whether or not there is such a device', async () => {
    const [door, other] = [await lock(), await lock()]
    for (const id of [other.id, 'no-such-device']) {
      expect(await api.handIn({ id, token: door.token }, { audits: [good] })).toMatchObject({
        status: 403,
        body: { type: 'urn:doorledger:problem:not_your_device' },
      })
    }
    expect(await blockCount(other)).toBe(0)
  })

  it('is one at a time: the one before stops working', async () => {
    const door = await lock()
    expect((await api.handIn(door, { audits: [] })).status).toBe(200)
    const { status, body } = await api.asAdmin<{ token: string }>('POST', `/v1/devices/${door.id}/credential`)
    expect(status).toBe(201)
    expect((await api.handIn(door, { audits: [] })).status).toBe(401)
    expect((await api.handIn({ ...door, token: body.token }, { audits: [] })).status).toBe(200)
  })

  it('of a person does not hand in blocks', async () => {
    const { id } = await lock()
    expect((await api.handIn({ id, token: installation.adminToken }, { audits: [] })).status).toBe(401)
  })
})

describe('a body nobody can read', () => {
  it.each([
    ['is not JSON', 'hello'],
    ['is cut short', '{"audits":[{"event":"05070000","ti'],
    ['is of the wrong type', '[]'],
    ['has audits of the wrong type', '{"audits":{}}'],
    ['holds NUL bytes', '{"audits":[\u0000]}'],
    ['is nested deeply', '['.repeat(200_000)],
    ['is empty', ''],
  ])('because it %s is refused twice, then taken, and kept byte for byte', async (_what, body) => {
    const door = await lock()
    const answers = [await api.handIn(door, body), await api.handIn(door, body), await api.handIn(door, body)]
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 200])
    expect(answers[0]!.body).toMatchObject({ type: 'urn:doorledger:problem:block_unreadable', timesReceived: 1 })
    expect(answers[2]!.body).toMatchObject({ accepted: 0, quarantined: 1 })
    expect((await api.handIn(door, body)).status).toBe(200)
    const [entry] = await vi.waitFor(async () => {
      const items = await quarantineOf(door)
      expect(items).toMatchObject([{ part: 'body', reason: 'body_unreadable', status: 'open' }])
      return items
    }, soon)
    const { body: shown } = await api.asAdmin('GET', `/v1/quarantine/${entry!['id'] as string}`)
    expect(Buffer.from(shown['rawBase64'] as string, 'base64').toString()).toBe(body)
  })
})

describe('a record nobody can read', () => {
  it.each([
    ['a time that does not exist', '{"event":"05070000","time":20260231000000}', 'time_invalid'],
    ['a lone surrogate', '{"event":"\\ud800","time":20261101080000}', 'event_invalid'],
    ['an escaped NUL', '{"event":"0507\\u0000","time":20261101080000}', 'event_invalid'],
    ['no members', '{}', 'event_invalid'],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000), 'record_not_an_object'],
    ['a __proto__', `{"__proto__":${JSON.stringify(good)}}`, 'event_invalid'],
  ])('because of %s goes into quarantine, the rest is recorded', async (_what, bad, reason) => {
    const door = await lock()
    const answer = await api.handIn(door, `{"audits":[${JSON.stringify(good)},${bad}],"nxtDbVerTS":"x"}`)
    expect(answer).toMatchObject({ status: 200, body: { accepted: 1, quarantined: 2 } })
    const items = await vi.waitFor(async () => {
      const entries = await quarantineOf(door)
      expect(entries).toHaveLength(2)
      return entries
    }, soon)
    expect(items.map((item) => item['reason']).sort()).toEqual([reason, 'db_version_invalid'].sort())
    const record = items.find(({ part }) => part === 'record')!
    const { body } = await api.asAdmin('GET', `/v1/quarantine/${record['id'] as string}`)
    expect(Buffer.from(body['rawBase64'] as string, 'base64').toString()).toBe(bad)
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(1), soon)
  })
})

describe('a body', () => {
  const bytes = (length: number) => `{"audits":[],"x":"${'y'.repeat(length - 20)}"}`

  it('of 1 MiB is taken, of one byte more refused, naming the limit', async () => {
    const door = await lock()
    expect(bytes(100)).toHaveLength(100)
    expect((await api.handIn(door, bytes(1_048_576))).status).toBe(200)
    expect(await api.handIn(door, bytes(1_048_577))).toMatchObject({
      status: 413,
      body: { field: 'body', limitBytes: 1_048_576 },
    })
    await vi.waitFor(async () => expect(await blockCount(door)).toBe(1), soon)
  })

  it('of 5,000 records is taken, of 5,001 refused, naming the limit', async () => {
    const door = await lock()
    const records = (count: number) => ({
      audits: Array.from({ length: count }, (_, i) => ({ ...good, auditId: i % 256 })),
    })
    expect(await api.handIn(door, records(5_001))).toMatchObject({
      status: 413,
      body: { type: 'urn:doorledger:problem:too_many_records', field: 'audits', limit: 5_000 },
    })
    expect(await api.handIn(door, records(5_000))).toMatchObject({ status: 200, body: { accepted: 5_000 } })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(5_000), soon)
  })

  it('may be compressed, but not to hide a large one', async () => {
    const door = await lock()
    const gzip = { 'content-encoding': 'gzip' }
    expect(await api.handIn(door, gzipSync(JSON.stringify({ audits: [good] })), gzip)).toMatchObject({
      status: 200,
      body: { accepted: 1 },
    })
    expect(await api.handIn(door, gzipSync(Buffer.alloc(300_000_000, ' ')), gzip)).toMatchObject({
      status: 413,
      body: { field: 'body' },
    })
    expect((await api.handIn(door, 'not gzip', gzip)).status).toBe(422)
    expect(await api.handIn(door, 'x', { 'content-encoding': 'br' })).toMatchObject({
      status: 415,
      body: { field: 'content-encoding' },
    })
  })

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
  ])('may be called %s', async (type) => {
    expect((await api.handIn(await lock(), { audits: [good] }, { 'content-type': type })).status).toBe(200)
  })

  it.each(['image/png', 'multipart/form-data; boundary=x', 'application/xml', 'rubbish'])(
    'may not be called %s',
    async (type) => {
      expect(await api.handIn(await lock(), { audits: [good] }, { 'content-type': type })).toMatchObject({
        status: 415,
        body: { field: 'content-type' },
      })
    },
  )

  it('that another vendor sends does not get the success that would make its device forget', async () => {
    const door = await lock()
    const gateway = { edgeDevices: [{ linkId: 'dev00001', audits: [{ event: '0f040000', time: '20170315124158' }] }] }
    expect((await api.handIn(door, gateway)).status).toBe(422)
  })
})

describe('a log that cannot be reached', () => {
  it('gets the device no success, and nothing is half-written; later the same block is recorded', async () => {
    const door = await lock()
    const block = { audits: [good, { ...good, event: '05080000' }, { ...good, event: '05090000' }] }
    logIsAway = true
    const refused = await api.handIn(door, block)
    logIsAway = false
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await blockCount(door)).toBe(0)
    expect((await api.handIn(door, block)).status).toBe(200)
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(3), soon)
  })
})
