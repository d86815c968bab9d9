import { auditTrailEvents, deviceAuditBlocks } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownPerson, knownPremises } from './people.js'
import { type PublishedEvents, readPublishedEvents } from './published-events.js'
import { clientWith, eventually, problem, registered, type RestClient } from './rest-client.js'
import { type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'

const MINUTE = 60_000
let now = new Date('2026-11-22T09:00:00.000Z')
const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

let service: RunningAuditTrail
let operator: RestClient
let phone: RestClient
let published: PublishedEvents
let blocks: PublishedEvents
let fetcher: string

beforeAll(async () => {
  service = await runningAuditTrail('embedded', { clock: () => now })
  published = await readPublishedEvents(service, auditTrailEvents.name)
  blocks = await readPublishedEvents(service, deviceAuditBlocks.name)
  operator = await clientWith(service, 'access-log:read', 'lock:request-audit-trail', 'lock:configure', 'lock:program')
  phone = await clientWith(service, 'lock:visit')
  fetcher = await knownPerson(service, [
    { permissions: ['lock:program-with-mobile'], premisesId: 'elsewhere' },
    { permissions: ['lock:open'], premisesId: 'building-1' },
  ])
})
afterAll(async () => {
  await published.close()
  await blocks.close()
  await service.stop()
})

const lock = async (id: string) => {
  await service.publish(registered(id, { lockKind: 's50', facilityPath: 'hq/building-1/floor-2' }))
  await eventually(async () => expect((await operator.get(`/locks/${id}`)).status).toBe(200))
  return id
}
const requested = async (id: string) =>
  (await operator.send<{ id: string }>('POST', `/locks/${id}/audit-trail-requests`)).body.id
const request = (id: string) => operator.json<Record<string, unknown>>(`/audit-trail-requests/${id}`)

interface Visit {
  readonly id: string
  readonly qualified: boolean
  readonly missing: string[]
  readonly task: Record<string, unknown> | null
}
const visit = async (id: string, userId = fetcher, more: object = {}) => {
  const { status, body } = await phone.send<Visit>('POST', `/locks/${id}/visits`, { userId, ...more })
  expect(status).toBe(200)
  return body
}
const hand = (id: string, { id: visitId }: Visit, ...[number, audits, last = false]: [number, unknown, boolean?]) =>
  phone.send('PUT', `/locks/${id}/visits/${visitId}/chunks/${number}?last=${last}`, Buffer.from(JSON.stringify(audits)))
const record = (n: number) => ({ event: '05070000', time: `20261122090${n}00`, auditId: n })
const program = async (id: string, collectsAuditTrails: boolean, method: 'ota' | 'programming_key') => {
  await operator.send('PUT', `/locks/${id}/settings`, { collectsAuditTrails })
  await operator.send('POST', `/locks/${id}/settings/finalize`)
  const { body } = await operator.send('POST', '/programming-jobs', { lockId: id, method })
  if (method === 'programming_key') {
    await operator.send('POST', `/programming-jobs/${body['id'] as string}/result`, { outcome: 'done' })
  }
}

describe('a visit of somebody who qualifies', () => {
  it('hands over the trail piece by piece, and completes the request', async () => {
    const id = await lock('fetched')
    const requestId = await requested(id)
    expect(await operator.json(`/locks/${id}`)).toMatchObject({ lastCompleteFetchAt: null, openRequestId: requestId })
    const at = await visit(id)
    expect(at).toMatchObject({ qualified: true, missing: [], task: { task: 'transfer_trail', requestId } })
    expect(await request(requestId)).toMatchObject({ status: 'transferring', visitId: at.id })

    const first = await hand(id, at, 0, { audits: [record(1), record(2)] })
    expect(first).toMatchObject({ status: 200, body: { requestStatus: 'transferring', nextChunk: 1 } })
    later(7_000)
    const second = await hand(id, at, 1, [record(3)], true)
    expect(second).toMatchObject({ status: 200, body: { requestStatus: 'completed', nextChunk: 2 } })
    expect(await request(requestId)).toMatchObject({
      status: 'completed',
      recordCount: 3,
      chunkCount: 2,
      finishedAt: now.toISOString(),
    })
    expect(await operator.json(`/locks/${id}`)).toMatchObject({
      lastCompleteFetchAt: now.toISOString(),
      openRequestId: null,
    })
    await eventually(() =>
      expect(published.of(id).map(({ type }) => type)).toEqual([
        'audit_trail.requested',
        'audit_trail.transfer_started',
        'audit_trail.visit_observed',
        'audit_trail.chunk_received',
        'audit_trail.chunk_received',
        'audit_trail.transfer_completed',
      ]),
    )
    expect(published.of(id).at(-1)!.data).toMatchObject({
      requestId,
      visitId: at.id,
      recordCount: 3,
      durationMs: 7_000,
    })
    await eventually(() => expect(blocks.of(id)).toHaveLength(2))
    expect(blocks.of(id).map(({ data }) => Buffer.from(data['rawBase64'] as string, 'base64').toString())).toEqual([
      JSON.stringify({ audits: [record(1), record(2)] }),
      JSON.stringify({ audits: [record(3)] }),
    ])
  })

  it('goes on where it left off, and no piece counts twice, comes too early, or changes', async () => {
    const id = await lock('resumed')
    await requested(id)
    const at = await visit(id)
    await hand(id, at, 0, [record(1)])
    expect(await hand(id, at, 0, [record(1)])).toMatchObject({ status: 200, body: { nextChunk: 1 } })
    expect(await hand(id, at, 2, [record(3)])).toMatchObject({
      status: 409,
      body: { type: problem('chunk_out_of_order'), nextChunk: 1 },
    })
    expect(await hand(id, at, 0, [record(2)])).toMatchObject({ status: 409, body: { type: problem('chunk_differs') } })
    expect(await phone.json(`/locks/${id}/visits/${at.id}`)).toEqual(at)
    expect(await visit(id, fetcher, { visitId: at.id })).toEqual(at)
    expect(await hand(id, at, 1, [record(2)], true)).toMatchObject({ body: { requestStatus: 'completed' } })
    expect(await hand(id, at, 1, [record(2)], true)).toMatchObject({ status: 200 })
    expect(await hand(id, at, 2, [record(3)])).toMatchObject({
      status: 409,
      body: { type: problem('transfer_complete') },
    })
    await eventually(() => expect(blocks.of(id)).toHaveLength(2))
  })

  it('hands over what is true also when the request was cancelled meanwhile', async () => {
    const id = await lock('too-late')
    const requestId = await requested(id)
    const at = await visit(id)
    await operator.send('DELETE', `/audit-trail-requests/${requestId}`)
    expect(await hand(id, at, 0, [record(1)], true)).toMatchObject({
      status: 200,
      body: { requestStatus: 'cancelled', nextChunk: 1 },
    })
    expect(await request(requestId)).toMatchObject({ status: 'cancelled', chunkCount: 1 })
    await eventually(() => expect(blocks.of(id)).toHaveLength(1))
  })

  it('is the only one that hands over, unless it has left', async () => {
    const id = await lock('crowded')
    await requested(id)
    const visits = await Promise.all([visit(id), visit(id)])
    expect(visits.filter(({ task }) => task !== null)).toHaveLength(1)
    const [first] = visits.filter(({ task }) => task !== null)
    later(10 * MINUTE)
    const second = await visit(id)
    expect(second.task).toMatchObject({ task: 'transfer_trail' })
    expect(await hand(id, first!, 0, [record(1)])).toMatchObject({
      status: 409,
      body: { type: problem('transfer_taken_over') },
    })
    expect(await hand(id, second, 0, [record(1)], true)).toMatchObject({ body: { requestStatus: 'completed' } })
  })

  it('is overdue ten minutes after it began, and goes on', async () => {
    const id = await lock('slow')
    const requestId = await requested(id)
    later(3 * 24 * 60 * MINUTE)
    const at = await visit(id)
    expect(await request(requestId)).toMatchObject({ overdue: false })
    later(10 * MINUTE)
    await eventually(async () =>
      expect(await request(requestId)).toMatchObject({ status: 'transferring', overdue: true }),
    )
    expect(await hand(id, at, 0, [], true)).toMatchObject({ body: { requestStatus: 'completed' } })
  })

  it('finds in a chunk nothing but an audit block or a list of records', async () => {
    const id = await lock('damaged')
    await requested(id)
    const at = await visit(id)
    const unreadable = { status: 422, body: { type: problem('chunk_unreadable'), field: 'body' } }
    expect(await phone.send('PUT', `/locks/${id}/visits/${at.id}/chunks/0`, '{"audits":[{')).toMatchObject(unreadable)
    expect(await hand(id, at, 0, { colour: 'red' })).toMatchObject(unreadable)
    expect(
      (
        await hand(
          id,
          at,
          0,
          Array.from({ length: 5_001 }, () => record(1)),
        )
      ).status,
    ).toBe(413)
    expect((await hand(id, at, -1, [])).status).toBe(400)
    expect(blocks.of(id)).toEqual([])
  })

  it('is of one lock', async () => {
    const [id, other] = [await lock('this'), await lock('that')]
    await requested(id)
    await requested(other)
    const at = await visit(id)
    expect(await hand(other, at, 0, [record(1)])).toMatchObject({
      status: 409,
      body: { type: problem('visit_of_another_lock') },
    })
    expect(await phone.send('POST', `/locks/${other}/visits`, { userId: fetcher, visitId: at.id })).toMatchObject({
      status: 409,
    })
  })
})

describe('a visit of somebody who does not qualify', () => {
  it('transfers nothing, is recorded with what was missing, and leaves the request waiting', async () => {
    const id = await lock('unqualified')
    const requestId = await requested(id)
    const noRole = await knownPerson(service, [])
    const noAccess = await knownPerson(service, [
      { permissions: ['lock:program-with-mobile'] },
      { permissions: ['lock:open'], premisesId: 'building-2' },
    ])
    const disabled = await knownPerson(service, [{ permissions: ['lock:program-with-mobile', 'lock:open'] }], {
      enabled: false,
    })
    const both = ['program_locks_with_mobile', 'access_to_lock']
    expect(await visit(id, noRole)).toMatchObject({ qualified: false, missing: both, task: null })
    expect(await visit(id, disabled)).toMatchObject({ missing: both })
    expect(await visit(id, newId())).toMatchObject({ missing: both })
    expect(await visit(id, noAccess)).toMatchObject({ missing: ['access_to_lock'] })
    expect(await visit(id, fetcher, { online: false })).toMatchObject({ missing: ['internet_connection'] })
    expect(await request(requestId)).toMatchObject({ status: 'awaiting_visit' })
    const { items } = await operator.list(`/locks/${id}/visits`)
    expect(items).toHaveLength(5)
    for (const item of items) expect(item).toMatchObject({ qualified: false, requestId, task: null })
    expect(await hand(id, items[0] as unknown as Visit, 0, [])).toMatchObject({
      status: 409,
      body: { type: problem('visit_transfers_nothing') },
    })
  })

  it('is judged by the permissions of that moment', async () => {
    const id = await lock('promoted')
    await requested(id)
    const userId = await knownPerson(service, [{ permissions: ['lock:open'] }])
    expect(await visit(id, userId)).toMatchObject({ missing: ['program_locks_with_mobile'] })
    await knownPerson(service, [{ permissions: ['lock:open', 'lock:program-with-mobile'] }], { userId })
    expect(await visit(id, userId)).toMatchObject({ qualified: true, task: { task: 'transfer_trail' } })
  })

  it('is judged by where the lock lies now, however far out the role is held', async () => {
    const id = await lock('nested')
    await requested(id)
    await knownPremises(service, 'group', null)
    await knownPremises(service, 'hq', 'group')
    const userId = await knownPerson(service, [
      { permissions: ['lock:open', 'lock:program-with-mobile'], premisesId: 'group' },
    ])
    expect((await operator.list(`/locks/${id}/qualified-users`)).items).toContainEqual({ userId })
    expect(await visit(id, userId)).toMatchObject({ qualified: true })
  })

  it('says whom to send instead', async () => {
    const id = await lock('urgent')
    const users = async () => (await operator.list(`/locks/${id}/qualified-users`)).items.map(({ userId }) => userId)
    const everywhere = await knownPerson(service, [{ permissions: ['lock:open', 'lock:program-with-mobile'] }])
    const gone = await knownPerson(service, [{ permissions: ['lock:open', 'lock:program-with-mobile'] }], {
      enabled: false,
    })
    const opens = await knownPerson(service, [{ permissions: ['lock:open'] }])
    expect(await users()).toEqual(expect.arrayContaining([fetcher, everywhere]))
    expect(await users()).not.toEqual(expect.arrayContaining([gone]))
    expect(await users()).not.toEqual(expect.arrayContaining([opens]))
  })
})

describe('a visit to a lock that is to be programmed', () => {
  it('programs it, and cannot hand over the trail as well; the next one can', async () => {
    const id = await lock('reprogrammed')
    await program(id, false, 'programming_key')
    await program(id, true, 'ota')
    const first = await visit(id)
    expect(first).toMatchObject({
      missing: ['collects_audit_trails'],
      task: { task: 'program', settings: { collectsAuditTrails: true } },
    })
    expect(await operator.json(`/locks/${id}`)).toMatchObject({ programmingState: 'programming' })
    const path = `/locks/${id}/visits/${first.id}/programming`
    const done = await phone.send('POST', path, { outcome: 'done' })
    expect(done).toMatchObject({ status: 200, body: { programmingState: 'up_to_date' } })
    expect(await phone.send('POST', path, { outcome: 'done' })).toEqual(done)
    await requested(id)
    expect(await hand(id, first, 0, [record(1)])).toMatchObject({ status: 409 })
    const second = await visit(id)
    expect(await hand(id, second, 0, [record(1)], true)).toMatchObject({ body: { requestStatus: 'completed' } })
  })

  it('says why it failed', async () => {
    const id = await lock('stubborn')
    await program(id, false, 'ota')
    const at = await visit(id)
    const path = `/locks/${id}/visits/${at.id}/programming`
    expect(await phone.send('POST', path, { outcome: 'failed', reason: 'connection lost' })).toMatchObject({
      body: { programmingState: 'failed' },
    })
    expect((await operator.list(`/programming-jobs?lock=${id}`)).items).toMatchObject([
      { status: 'failed', failure: 'connection lost', visitId: at.id },
    ])
  })

  it('is not programmed by somebody who may not', async () => {
    const id = await lock('guarded')
    await program(id, false, 'ota')
    expect(await visit(id, await knownPerson(service, [{ permissions: ['lock:open'] }]))).toMatchObject({ task: null })
    expect(await operator.json(`/locks/${id}`)).toMatchObject({ programmingState: 'scheduled' })
  })
})

it('takes a phone', async () => {
  const id = await lock('no-phone')
  expect((await operator.send('POST', `/locks/${id}/visits`, { userId: fetcher })).status).toBe(403)
  expect(await phone.send('POST', `/locks/${id}/visits`, {})).toMatchObject({ status: 400, body: { field: 'userId' } })
  expect((await phone.send('POST', '/locks/nowhere/visits', { userId: fetcher })).status).toBe(404)
  expect((await phone.send('GET', `/locks/${id}/visits/${newId()}`)).status).toBe(404)
})
