import { auditTrailEvents } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PublishedEvents, readPublishedEvents } from './published-events.js'
import { clientWith, described, eventually, problem, registered, type RestClient } from './rest-client.js'
import { type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'

const DAY = 86_400_000
let now = new Date('2026-11-22T09:00:00.000Z')

let service: RunningAuditTrail
let operator: RestClient
let published: PublishedEvents

beforeAll(async () => {
  service = await runningAuditTrail('embedded', { clock: () => now })
  published = await readPublishedEvents(service, auditTrailEvents.name)
  operator = await clientWith(service, 'access-log:read', 'lock:request-audit-trail', 'lock:configure', 'lock:program')
})
afterAll(async () => {
  await published.close()
  await service.stop()
})

const lock = async (id: string, lockKind?: 's50' | 'relay') => {
  await service.publish(registered(id, { lockKind }))
  await eventually(async () => expect((await operator.get(`/locks/${id}`)).status).toBe(200))
  return id
}
const ask = (id: string) => operator.send<{ id: string }>('POST', `/locks/${id}/audit-trail-requests`)
const typesOf = (id: string) => published.of(id).map(({ type }) => type)

describe('a request for the trail of a lock', () => {
  it('waits for a visit, and says who asked and when', async () => {
    const id = await lock('asked', 's50')
    const { status, body } = await ask(id)
    expect(status).toBe(202)
    expect(body).toMatchObject({
      lockId: id,
      lockKind: 's50',
      overdue: false,
      requestedAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 30 * DAY).toISOString(),
    })
    expect(await operator.json(`/audit-trail-requests/${body.id}`)).toEqual({
      ...body,
      status: 'awaiting_visit',
      requestedBy: expect.stringMatching(/^token:/) as string,
    })
  })

  it('is one while it is open, however many ask at once', async () => {
    const id = await lock('popular', 's50')
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(id)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    expect((await operator.list(`/audit-trail-requests?lock=${id}`)).items).toHaveLength(1)
    await eventually(() => expect(typesOf(id)).toEqual(['audit_trail.requested']))
  })

  it('takes the place of one that nobody can answer any more, since the lock is of another kind', async () => {
    const id = await lock('mistaken', 'relay')
    const { body: mistaken } = await ask(id)
    await service.publish(described(id, { lockKind: 's50' }))
    await eventually(async () => expect(await operator.json(`/locks/${id}`)).toMatchObject({ lockKind: 's50' }))
    const { body } = await ask(id)
    expect(body).toMatchObject({ status: 'awaiting_visit', lockKind: 's50' })
    expect((await ask(id)).body.id).toBe(body.id)
    expect(await operator.json(`/audit-trail-requests/${mistaken.id}`)).toMatchObject({ status: 'cancelled' })
    expect(await operator.json(`/locks/${id}`)).toMatchObject({ openRequestId: body.id })
  })

  it('can be cancelled, and asked anew', async () => {
    const id = await lock('regretted', 's50')
    const { body } = await ask(id)
    const cancelled = await operator.send('DELETE', `/audit-trail-requests/${body.id}`)
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled', finishedAt: now.toISOString() } })
    expect(await operator.send('DELETE', `/audit-trail-requests/${body.id}`)).toEqual(cancelled)
    const again = await ask(id)
    expect(again.body.id).not.toBe(body.id)
    expect(await operator.send('DELETE', `/audit-trail-requests/${body.id}`)).toEqual(cancelled)
    expect((await operator.list(`/audit-trail-requests?lock=${id}&status=awaiting_visit`)).items).toMatchObject([
      { id: again.body.id },
    ])
    await eventually(() =>
      expect(published.of(id).map(({ type, subject }) => [type, subject])).toEqual([
        ['audit_trail.requested', body.id],
        ['audit_trail.cancelled', body.id],
        ['audit_trail.requested', again.body.id],
      ]),
    )
  })

  it('is refused while the lock does not collect, with the remedy, until it is programmed to', async () => {
    const id = await lock('not-collecting', 's50')
    const program = async (collectsAuditTrails: boolean) => {
      await operator.send('PUT', `/locks/${id}/settings`, { collectsAuditTrails })
      await operator.send('POST', `/locks/${id}/settings/finalize`)
      const { body } = await operator.send('POST', '/programming-jobs', { lockId: id, method: 'programming_key' })
      return () => operator.send('POST', `/programming-jobs/${body['id'] as string}/result`, { outcome: 'done' })
    }
    const switchOff = await program(false)
    await switchOff()
    const refused = { status: 409, body: { type: problem('lock_not_collecting') } }
    expect(await ask(id)).toMatchObject({
      ...refused,
      body: {
        remedy: [/enable/, /programmed/, /request/, /visit/].map((step) => expect.stringMatching(step) as string),
      },
    })
    const switchOn = await program(true)
    expect(await ask(id)).toMatchObject(refused)
    await switchOn()
    expect((await ask(id)).status).toBe(202)
  })

  it('is refused for a lock of which nobody knows how its trail is fetched', async () => {
    const id = await lock('of-no-kind')
    expect(await ask(id)).toMatchObject({ status: 409, body: { type: problem('lock_kind_unknown') } })
  })

  it('is listed page by page, newest first', async () => {
    const all = (await operator.list('/audit-trail-requests')).items.map(({ id }) => id)
    const paged = await operator.pageByPage('/audit-trail-requests', 2)
    expect(paged.map(({ id }) => id)).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
  })

  it.each([
    ['POST', '/locks/nowhere/audit-trail-requests', 404],
    ['GET', '/audit-trail-requests/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', 404],
    ['DELETE', '/audit-trail-requests/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', 404],
    ['GET', '/audit-trail-requests/nonsense', 400],
    ['GET', '/audit-trail-requests?status=lost', 400],
  ])('does not know %s %s', async (method, path, status) => {
    expect((await operator.send(method, path)).status).toBe(status)
  })

  it('is for those who may', async () => {
    const reader = await clientWith(service, 'access-log:read')
    expect((await reader.send('POST', '/locks/asked/audit-trail-requests')).status).toBe(403)
    expect((await reader.send('DELETE', '/audit-trail-requests/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c')).status).toBe(403)
  })

  it('becomes overdue ten minutes after it was sent to a relay lock, once, and expires after thirty days', async () => {
    const id = await lock('silent-relay', 'relay')
    const { body } = await ask(id)
    const shown = () => operator.json(`/audit-trail-requests/${body.id}`)
    expect(await shown()).toMatchObject({ status: 'awaiting_device', overdue: false })
    now = new Date(now.getTime() + 600_000)
    await eventually(async () => expect(await shown()).toMatchObject({ status: 'awaiting_device', overdue: true }))
    now = new Date(now.getTime() + 30 * DAY)
    await eventually(async () => expect(await shown()).toMatchObject({ status: 'expired' }))
    await eventually(() =>
      expect(typesOf(id)).toEqual(['audit_trail.requested', 'audit_trail.marked_overdue', 'audit_trail.expired']),
    )
    expect((await ask(id)).body.id).not.toBe(body.id)
  })
})
