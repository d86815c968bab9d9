import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, problem } from './rest-client.js'
import { record, type VisitedBuilding, visitedBuilding } from './visited-building.js'

const MINUTE = 60_000

let building: VisitedBuilding
beforeAll(async () => {
  building = await visitedBuilding()
})
afterAll(() => building.stop())

describe('a visit of somebody who qualifies', () => {
  it('hands over the trail piece by piece, and completes the request', async () => {
    const id = await building.lock('fetched')
    const requestId = await building.requested(id)
    expect(await building.operator.json(`/locks/${id}`)).toMatchObject({
      lastCompleteFetchAt: null,
      openRequestId: requestId,
    })
    const at = await building.visit(id)
    expect(at).toMatchObject({ qualified: true, missing: [], task: { task: 'transfer_trail', requestId } })
    expect(await building.request(requestId)).toMatchObject({ status: 'transferring', visitId: at.id })

    const first = await building.hand(id, at, 0, { audits: [record(1), record(2)] })
    expect(first).toMatchObject({ status: 200, body: { requestStatus: 'transferring', nextChunk: 1 } })
    building.later(7_000)
    const second = await building.hand(id, at, 1, [record(3)], true)
    expect(second).toMatchObject({ status: 200, body: { requestStatus: 'completed', nextChunk: 2 } })
    expect(await building.request(requestId)).toMatchObject({
      status: 'completed',
      recordCount: 3,
      chunkCount: 2,
      finishedAt: building.now().toISOString(),
    })
    expect(await building.operator.json(`/locks/${id}`)).toMatchObject({
      lastCompleteFetchAt: building.now().toISOString(),
      openRequestId: null,
    })
    await eventually(() =>
      expect(building.published.of(id).map(({ type }) => type)).toEqual([
        'audit_trail.requested',
        'audit_trail.transfer_started',
        'audit_trail.visit_observed',
        'audit_trail.chunk_received',
        'audit_trail.chunk_received',
        'audit_trail.transfer_completed',
      ]),
    )
    expect(building.published.of(id).at(-1)!.data).toMatchObject({
      requestId,
      visitId: at.id,
      recordCount: 3,
      durationMs: 7_000,
    })
    await eventually(() => expect(building.blocks.of(id)).toHaveLength(2))
    expect(
      building.blocks.of(id).map(({ data }) => Buffer.from(data['rawBase64'] as string, 'base64').toString()),
    ).toEqual([JSON.stringify({ audits: [record(1), record(2)] }), JSON.stringify({ audits: [record(3)] })])
  })

  it('goes on where it left off, and no piece counts twice, comes too early, or changes', async () => {
    const id = await building.lock('resumed')
    await building.requested(id)
    const at = await building.visit(id)
    await building.hand(id, at, 0, [record(1)])
    expect(await building.hand(id, at, 0, [record(1)])).toMatchObject({ status: 200, body: { nextChunk: 1 } })
    expect(await building.hand(id, at, 2, [record(3)])).toMatchObject({
      status: 409,
      body: { type: problem('chunk_out_of_order'), nextChunk: 1 },
    })
    expect(await building.hand(id, at, 0, [record(2)])).toMatchObject({
      status: 409,
      body: { type: problem('chunk_differs') },
    })
    expect(await building.phone.json(`/locks/${id}/visits/${at.id}`)).toEqual(at)
    expect(await building.visit(id, building.fetcher, { visitId: at.id })).toEqual(at)
    expect(await building.hand(id, at, 1, [record(2)], true)).toMatchObject({ body: { requestStatus: 'completed' } })
    expect(await building.hand(id, at, 1, [record(2)], true)).toMatchObject({ status: 200 })
    expect(await building.hand(id, at, 2, [record(3)])).toMatchObject({
      status: 409,
      body: { type: problem('transfer_complete') },
    })
    await eventually(() => expect(building.blocks.of(id)).toHaveLength(2))
  })

  it('hands over what is true also when the request was cancelled meanwhile', async () => {
    const id = await building.lock('too-late')
    const requestId = await building.requested(id)
    const at = await building.visit(id)
    await building.operator.send('DELETE', `/audit-trail-requests/${requestId}`)
    expect(await building.hand(id, at, 0, [record(1)], true)).toMatchObject({
      status: 200,
      body: { requestStatus: 'cancelled', nextChunk: 1 },
    })
    expect(await building.request(requestId)).toMatchObject({ status: 'cancelled', chunkCount: 1 })
    await eventually(() => expect(building.blocks.of(id)).toHaveLength(1))
  })

  it('is the only one that hands over, unless it has left', async () => {
    const id = await building.lock('crowded')
    await building.requested(id)
    const visits = await Promise.all([building.visit(id), building.visit(id)])
    expect(visits.filter(({ task }) => task !== null)).toHaveLength(1)
    const [first] = visits.filter(({ task }) => task !== null)
    building.later(10 * MINUTE)
    const second = await building.visit(id)
    expect(second.task).toMatchObject({ task: 'transfer_trail' })
    expect(await building.hand(id, first!, 0, [record(1)])).toMatchObject({
      status: 409,
      body: { type: problem('transfer_taken_over') },
    })
    expect(await building.hand(id, second, 0, [record(1)], true)).toMatchObject({
      body: { requestStatus: 'completed' },
    })
  })

  it('is overdue ten minutes after it began, and goes on', async () => {
    const id = await building.lock('slow')
    const requestId = await building.requested(id)
    building.later(3 * 24 * 60 * MINUTE)
    const at = await building.visit(id)
    expect(await building.request(requestId)).toMatchObject({ overdue: false })
    building.later(10 * MINUTE)
    await eventually(async () =>
      expect(await building.request(requestId)).toMatchObject({ status: 'transferring', overdue: true }),
    )
    expect(await building.hand(id, at, 0, [], true)).toMatchObject({ body: { requestStatus: 'completed' } })
  })

  it('finds in a chunk nothing but an audit block or a list of records', async () => {
    const id = await building.lock('damaged')
    await building.requested(id)
    const at = await building.visit(id)
    const unreadable = { status: 422, body: { type: problem('chunk_unreadable'), field: 'body' } }
    expect(await building.phone.send('PUT', `/locks/${id}/visits/${at.id}/chunks/0`, '{"audits":[{')).toMatchObject(
      unreadable,
    )
    expect(await building.hand(id, at, 0, { colour: 'red' })).toMatchObject(unreadable)
    expect(
      (
        await building.hand(
          id,
          at,
          0,
          Array.from({ length: 5_001 }, () => record(1)),
        )
      ).status,
    ).toBe(413)
    expect((await building.hand(id, at, -1, [])).status).toBe(400)
    expect(building.blocks.of(id)).toEqual([])
  })

  it('is of one person, whose judgement is not that of another', async () => {
    const id = await building.lock('shared')
    const at = await building.visit(id)
    const claim = (userId: string) => building.phone.send('POST', `/locks/${id}/visits`, { userId, visitId: at.id })
    expect(await claim(building.fetcher)).toMatchObject({ status: 200, body: { userId: building.fetcher } })
    expect(await claim(newId())).toMatchObject({
      status: 409,
      body: { type: problem('visit_of_another_person'), field: 'visitId' },
    })
  })

  it('is of one lock', async () => {
    const [id, other] = [await building.lock('this'), await building.lock('that')]
    await building.requested(id)
    await building.requested(other)
    const at = await building.visit(id)
    expect(await building.hand(other, at, 0, [record(1)])).toMatchObject({
      status: 409,
      body: { type: problem('visit_of_another_lock') },
    })
    expect(
      await building.phone.send('POST', `/locks/${other}/visits`, { userId: building.fetcher, visitId: at.id }),
    ).toMatchObject({
      status: 409,
    })
  })
})

it('takes a phone', async () => {
  const id = await building.lock('no-phone')
  expect((await building.operator.send('POST', `/locks/${id}/visits`, { userId: building.fetcher })).status).toBe(403)
  for (const body of [{}, { userId: 'anna.k' }]) {
    expect(await building.phone.send('POST', `/locks/${id}/visits`, body)).toMatchObject({
      status: 400,
      body: { field: 'userId' },
    })
  }
  expect((await building.phone.send('POST', '/locks/nowhere/visits', { userId: building.fetcher })).status).toBe(404)
  expect((await building.phone.send('GET', `/locks/${id}/visits/${newId()}`)).status).toBe(404)
})
