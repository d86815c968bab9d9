import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Api } from './api.js'
import type { PublishedEvents } from './published-events.js'
import {
  insertPerson,
  insertToken,
  type Installation,
  installDeviceIngest,
  type LogKind,
} from './running-device-ingest.js'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

describe.each<LogKind>(['kafka', 'embedded'])('a report of a phone key, on the log in %s', (kind) => {
  let installation: Installation
  let published: PublishedEvents
  let api: Api

  beforeAll(async () => {
    installation = await installDeviceIngest(kind)
    published = installation.events
    api = (await installation.start()).api
    await api.register('front-door', { facilityPath: 'hq/floor-1' })
    anna = await insertPerson(installation.database, installation.tenantId)
    report = { eventId: 'e-1', lockId: 'front-door', userId: anna, credentialRef: '00a1' }
  })
  afterAll(() => installation.stop())

  let anna: string
  let report: { eventId: string; lockId: string; userId: string; credentialRef: string }
  const send = (body: object) => api.asAdmin('POST', '/v1/phone-key-events', body)
  const sentBy = (token: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
    api.call<Record<string, unknown>>('POST', '/v1/phone-key-events', {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      body: JSON.stringify(body),
      ...headers,
    })

  it('is one fact, however often it is sent', async () => {
    const occurredAt = minutesAgo(0)
    const first = await send({ ...report, occurredAt })
    const again = await send({ ...report, occurredAt })
    expect(first.status).toBe(200)
    expect(again).toMatchObject({ status: 200, body: first.body })
    await expect.poll(() => published.of('front-door', 'phone_key_reported')).toHaveLength(1)
    const [event] = published.of('front-door', 'phone_key_reported')
    expect(event).toMatchObject({
      id: first.body['reportId'],
      time: occurredAt,
      data: {
        device: { id: 'front-door', name: 'Door front-door', kind: 'lock', facilityPath: 'hq/floor-1' },
        userId: anna,
        credentialRef: '00A1',
        result: 'granted',
        reason: 'success',
        flags: [],
      },
    })
  })

  it('is another fact when another phone made up the same id', async () => {
    const occurredAt = minutesAgo(0)
    const ben = await insertPerson(installation.database, installation.tenantId)
    const ids = await Promise.all(
      [anna, ben].map(async (userId) => (await send({ ...report, eventId: 'e-2', userId, occurredAt })).body),
    )
    expect(new Set(ids.map(({ reportId }) => reportId)).size).toBe(2)
  })

  it('takes its id from the header as well', async () => {
    const { eventId: _, ...body } = { ...report, occurredAt: minutesAgo(0) }
    const sent = (headers: Record<string, string>) => sentBy(installation.adminToken, body, headers)
    const first = await sent({ 'idempotency-key': 'k-1' })
    expect(first.status).toBe(200)
    expect((await sent({ 'idempotency-key': 'k-1' })).body).toEqual(first.body)
    expect(await sent({})).toMatchObject({ status: 400, body: { field: 'eventId' } })
  })

  it.each([
    ['Idempotency-Key', (id: string) => [{ 'idempotency-key': id }, {}] as const],
    ['eventId', (id: string) => [{}, { eventId: id }] as const],
  ])('is refused under a key that stands for another report, naming %s, and not passed over', async (field, under) => {
    const [headers, named] = under(`k-reused-${field}`)
    const first = { lockId: 'front-door', userId: anna, credentialRef: '00a1', occurredAt: minutesAgo(1), ...named }
    const kept = await sentBy(installation.adminToken, first, headers)
    expect(kept.status).toBe(200)
    for (const other of [{ occurredAt: minutesAgo(0) }, { result: 'denied' }, { credentialRef: '00a2' }]) {
      expect(await sentBy(installation.adminToken, { ...first, ...other }, headers)).toMatchObject({
        status: 422,
        body: { type: 'urn:doorledger:problem:idempotency_key_reused', field },
      })
    }
    const again = { ...first, credentialRef: '00A1', reason: 'success' }
    expect(await sentBy(installation.adminToken, again, headers)).toMatchObject({ status: 200, body: kept.body })
  })

  it('is told once when two are sent at once under one key', async () => {
    const bodies = Array.from({ length: 8 }, (_, n) => ({ ...report, eventId: 'e-race', occurredAt: minutesAgo(n) }))
    const answers = await Promise.all(bodies.map(send))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...new Array<number>(7).fill(422)])
  })

  it('is none of the business of another caller who made up the same key', async () => {
    const other = await insertToken(installation.database, installation.tenantId)
    const body = { ...report, eventId: 'e-others', occurredAt: minutesAgo(1) }
    const mine = await sentBy(installation.adminToken, body)
    const theirs = await sentBy(other, { ...body, occurredAt: minutesAgo(0) })
    expect([mine.status, theirs.status]).toEqual([200, 200])
    expect(theirs.body['reportId']).not.toBe(mine.body['reportId'])
  })

  it('says when it comes late, or from a clock that is ahead', async () => {
    const ids = ['e-late', 'e-ahead']
    await send({ ...report, eventId: ids[0], occurredAt: minutesAgo(6) })
    await send({ ...report, eventId: ids[1], occurredAt: minutesAgo(-24 * 60) })
    await expect
      .poll(() => published.of('front-door', 'phone_key_reported').map(({ data }) => data['flags']))
      .toEqual(expect.arrayContaining([['late'], ['clockSuspect']]))
  })

  it.each([
    [{ lockId: 'nowhere' }, 404, undefined],
    [{ credentialRef: 'xyz' }, 400, 'credentialRef'],
    [{ occurredAt: 'yesterday' }, 400, 'occurredAt'],
    [{ userId: undefined }, 400, 'userId'],
    [{ userId: 'anna.k' }, 400, 'userId'],
    [{ userId: '2' }, 400, 'userId'],
    [{ userId: newId() }, 400, 'userId'],
    [{ eventId: undefined }, 400, 'eventId'],
    [{ result: 'perhaps' }, 400, 'result'],
    [{ colour: 'red' }, 400, 'colour'],
  ])('is refused with %j', async (fault, status, field) => {
    const answer = await send({ ...report, occurredAt: minutesAgo(0), ...fault })
    expect(answer).toMatchObject({ status, body: field === undefined ? {} : { field } })
  })
})
