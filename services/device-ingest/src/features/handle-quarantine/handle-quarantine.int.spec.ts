import { deviceAuditBlocks, type Permission } from '@doorledger/contracts'
import { LogUnavailable } from '@doorledger/event-log'
import { newId, sha256 } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Api, type Registered } from '../../../test/api.js'
import { DecodingWorld } from '../../../test/decoding-world.js'
import type { PublishedEvents } from '../../../test/published-events.js'
import { type Installation, installDeviceIngest } from '../../../test/running-device-ingest.js'

interface Entry {
  readonly id: string
  readonly status: string
  readonly part: string
  readonly rawBase64: string
  readonly rawText: string | null
}

const good = { event: '05070000', time: 20261101080000 }
const bad = { ...good, time: 'x' }
const timeouts = { timeout: 60_000, interval: 50 }

let installation: Installation
let events: PublishedEvents
let api: Api
let other: Api
let isLogAway = false

beforeAll(async () => {
  installation = await installDeviceIngest('embedded')
  events = installation.events
  const [one, two] = [
    await installation.start((log) => ({
      createTopics: (topics) => log.createTopics(topics),
      append: (topic, records) => {
        const isRefused = isLogAway && topic === deviceAuditBlocks.name
        return isRefused ? Promise.reject(new LogUnavailable('the log is away')) : log.append(topic, records)
      },
      subscribe: (consumer) => log.subscribe(consumer),
      offsetsAt: (topic, at) => log.offsetsAt(topic, at),
      deleteRecords: (topic, before) => log.deleteRecords(topic, before),
      watermarks: (topic) => log.watermarks(topic),
      check: () => log.check(),
      close: () => log.close(),
    })),
    await installation.start(),
  ]
  api = one.api
  other = two.api
})
afterAll(() => installation.stop())

const entriesOf = async ({ id }: Registered, query = '') =>
  (await api.asAdmin<{ items: Entry[] }>('GET', `/v1/quarantine?device=${id}${query}`)).body.items

/** A device that handed in this block, and what of it is in quarantine. */
const handedIn = async (block: unknown, count = 1) => {
  const door = await api.register(`door-${newId()}`)
  await api.handIn(door, block)
  await vi.waitFor(async () => expect(await entriesOf(door)).toHaveLength(count), timeouts)
  return { door, entries: await entriesOf(door) }
}
const show = async (id: string) => (await api.asAdmin<Entry>('GET', `/v1/quarantine/${id}`)).body
const retry = (through: Api, id: string) => through.asAdmin('POST', `/v1/quarantine/${id}/retry`)
const discard = (through: Api, id: string) =>
  through.asAdmin('POST', `/v1/quarantine/${id}/discard`, { reason: 'not worth it' })

/** As if this release could read what the one before could not. */
const canBeReadAs = (id: string, text: string) =>
  installation.database.query('update quarantine set raw = $2 where quarantine_id = $1', [id, Buffer.from(text)])

const resolutionsOf = ({ id }: Registered) => events.of(id, 'quarantine_resolved').map(({ data }) => data['outcome'])

describe('an entry', () => {
  it('shows every byte of a record, and the text they are', async () => {
    const raw = '{ "event":"05070000",  "time":"ä\\u0000" }'
    const { entries } = await handedIn(`{"audits":[${raw}]}`)
    expect(await show(entries[0]!.id)).toMatchObject({
      part: 'record',
      rawText: raw,
      rawBase64: Buffer.from(raw).toString('base64'),
    })
  })

  it('shows every byte of a body that is no text', async () => {
    const raw = Buffer.alloc(100_000, 0xff)
    const { entries } = await handedIn(raw)
    expect(await show(entries[0]!.id)).toMatchObject({
      part: 'body',
      rawText: null,
      rawBase64: raw.toString('base64'),
    })
  })
})

describe('trying again', () => {
  it('on two instances at once records what can be read by now once', async () => {
    const { door, entries } = await handedIn({ audits: [good, bad] })
    const { id } = entries[0]!
    await canBeReadAs(id, JSON.stringify({ ...good, event: '05080000' }))
    const answers = await Promise.all([api, other, api, other, api, other].map((through) => retry(through, id)))
    for (const { status } of answers) expect([202, 409]).toContain(status)
    await vi.waitFor(() => expect(resolutionsOf(door)).toEqual(['recorded']), timeouts)
    await api.handIn(door, { audits: [{ ...good, event: '05090000' }] })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(3), timeouts)
    expect(resolutionsOf(door)).toEqual(['recorded'])
    expect(await show(id)).toMatchObject({ status: 'recorded' })
  })

  it('lets in a tag, and the good records of a whole body; what is bad in it gets an entry of its own', async () => {
    const tag = await handedIn({ audits: [good], lockId: 'seven' })
    await canBeReadAs(tag.entries[0]!.id, '7')
    await retry(api, tag.entries[0]!.id)
    await vi.waitFor(() => expect(events.of(tag.door.id, 'lock_id_changed')).toHaveLength(1), timeouts)

    const body = await handedIn('garbage')
    await canBeReadAs(body.entries[0]!.id, JSON.stringify({ audits: [good, bad] }))
    await retry(api, body.entries[0]!.id)
    const left = [{ part: 'record', reason: 'time_invalid' }]
    await vi.waitFor(async () => expect(await entriesOf(body.door, '&status=open')).toMatchObject(left), timeouts)
    expect(await entriesOf(body.door, '&status=recorded')).toMatchObject([{ part: 'body' }])
    await vi.waitFor(() => expect(events.of(body.door.id, 'audit_recorded')).toHaveLength(1), timeouts)
  })

  it('is no success while the log is away, and changes nothing', async () => {
    const { entries } = await handedIn({ audits: [bad] })
    const { id } = entries[0]!
    isLogAway = true
    const answer = await retry(api, id)
    isLogAway = false
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    await retry(api, id)
    await vi.waitFor(async () => expect(await show(id)).toMatchObject({ status: 'open', attempts: 1 }), timeouts)
  })
})

describe('giving up', () => {
  it('at the same time as trying again ends in one of both, and is told of so', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { door, entries } = await handedIn({ audits: [bad] })
      const { id } = entries[0]!
      await canBeReadAs(id, JSON.stringify(good))
      const [, discarded] = await Promise.all([retry(api, id), discard(other, id)])
      await vi.waitFor(() => expect(resolutionsOf(door)).toHaveLength(1), timeouts)
      await api.handIn(door, { audits: [{ ...good, event: '05090000' }] })
      const wins = discarded.status === 200
      await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(wins ? 1 : 2), timeouts)
      expect(resolutionsOf(door)).toEqual([wins ? 'discarded' : 'recorded'])
      expect(await show(id)).toMatchObject({ status: wins ? 'discarded' : 'recorded' })
    }
  })

  it('waits for somebody’s retry that is under way, and comes too late when that succeeds', async () => {
    const [underWay, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const world = await DecodingWorld.open()
    await world.start((told, pass) => {
      if (!told.some(({ type }) => type === 'device.quarantine_resolved')) return pass()
      underWay.resolve()
      return gate.promise.then(pass)
    })
    const door = await world.api.register('front-door')
    await world.api.handIn(door, { audits: [bad] })
    const { database } = world.installation
    const idOf = async () =>
      (await database.query<{ quarantine_id: string }>('select quarantine_id from quarantine')).rows
    await vi.waitFor(async () => expect(await idOf()).toHaveLength(1), timeouts)
    const id = (await idOf())[0]!.quarantine_id
    await database.query('update quarantine set raw = $1', [Buffer.from(JSON.stringify(good))])
    await retry(world.api, id)
    await underWay.promise
    const discarding = discard(world.api, id)
    const waits = `select from pg_stat_activity
      where datname = current_database() and application_name = 'device-ingest' and wait_event_type = 'Lock'`
    await vi.waitFor(async () => expect((await database.query(waits)).rowCount).toBe(1), timeouts)
    gate.resolve()
    expect((await discarding).status).toBe(409)
    await vi.waitFor(() => expect(world.events.of(door.id, 'quarantine_resolved')).toHaveLength(1), timeouts)
    await world.close()
  })

  it('by several at once is told of once', async () => {
    const { door, entries } = await handedIn({ audits: [bad] })
    const answers = await Promise.all([api, other, api, other].map((through) => discard(through, entries[0]!.id)))
    for (const { status } of answers) expect([200, 409]).toContain(status)
    await vi.waitFor(() => expect(resolutionsOf(door)).toEqual(['discarded']), timeouts)
    expect((await discard(api, entries[0]!.id)).status).toBe(409)
    expect(
      events.all().filter(({ type, subject }) => type === 'device.quarantine_resolved' && subject === door.id),
    ).toHaveLength(1)
  })
})

describe('who may', () => {
  const withToken = async (tenantId: string, permissions: readonly Permission[]) => {
    const secret = newId()
    await installation.database.query(
      `insert into known_api_tokens (tenant_id, token_id, token_hash, permissions, stream_version)
       values ($1, $2, $3, $4, 1)`,
      [tenantId, newId(), sha256(secret), permissions],
    )
    return new Api(api.address, secret)
  }

  it('read may not settle, and who may settle need not be able to read', async () => {
    const { entries } = await handedIn({ audits: [bad] })
    const path = `/v1/quarantine/${entries[0]!.id}`
    const reader = await withToken(installation.tenantId, ['quarantine:read'])
    expect((await reader.asAdmin('GET', path)).status).toBe(200)
    expect((await retry(reader, entries[0]!.id)).status).toBe(403)
    expect((await discard(reader, entries[0]!.id)).status).toBe(403)
    const handler = await withToken(installation.tenantId, ['quarantine:handle'])
    expect((await handler.asAdmin('GET', path)).status).toBe(403)
    expect((await retry(handler, entries[0]!.id)).status).toBe(202)
  })

  it('see one tenant see nothing of another', async () => {
    const { entries } = await handedIn({ audits: [bad] })
    const stranger = await withToken(`tenant-${newId()}`, ['quarantine:read', 'quarantine:handle'])
    expect((await stranger.asAdmin('GET', '/v1/quarantine')).body).toEqual({ items: [], nextCursor: null })
    expect((await stranger.asAdmin('GET', `/v1/quarantine/${entries[0]!.id}`)).status).toBe(404)
    expect((await retry(stranger, entries[0]!.id)).status).toBe(404)
    expect((await discard(stranger, entries[0]!.id)).status).toBe(404)
  })
})

describe('the list', () => {
  it.each([
    ['status=closed', 'status'],
    ['reason=bad', 'reason'],
    ['device=a/b', 'device'],
    ['limit=501', 'limit'],
    ['cursor=forged', 'cursor'],
    ['colour=red', 'colour'],
  ])('refuses %s, naming the parameter', async (query, field) => {
    expect(await api.asAdmin('GET', `/v1/quarantine?${query}`)).toMatchObject({ status: 400, body: { field } })
  })
})
