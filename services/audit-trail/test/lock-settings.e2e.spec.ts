import { auditTrailEvents } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PublishedEvents, readPublishedEvents } from './published-events.js'
import { clientWith, eventually, problem, registered, type RestClient } from './rest-client.js'
import { type RunningAuditTrail, runningAuditTrail } from './running-audit-trail.js'

const on = { collectsAuditTrails: true }
const off = { collectsAuditTrails: false }
let now = new Date('2026-11-22T09:00:00.000Z')

let service: RunningAuditTrail
let administrator: RestClient
let other: RestClient
let published: PublishedEvents

beforeAll(async () => {
  service = await runningAuditTrail('embedded', { clock: () => now })
  published = await readPublishedEvents(service, auditTrailEvents.name)
  administrator = await clientWith(service, 'access-log:read', 'lock:configure', 'lock:program')
  other = await clientWith(service, 'access-log:read', 'lock:configure', 'lock:program')
})
afterAll(async () => {
  await published.close()
  await service.stop()
})

const lock = async (id: string) => {
  await service.publish(registered(id, { lockKind: 's50' }))
  await eventually(async () => expect((await administrator.get(`/locks/${id}`)).status).toBe(200))
  return id
}
const settings = (id: string) => administrator.json<Record<string, unknown>>(`/locks/${id}/settings`)
const set = async (id: string, desired: typeof on) => {
  await administrator.send('PUT', `/locks/${id}/settings`, desired)
  expect(await administrator.send('POST', `/locks/${id}/settings/finalize`)).toMatchObject({ status: 200 })
}
const programWithKey = async (id: string) => {
  const { body } = await administrator.send('POST', '/programming-jobs', { lockId: id, method: 'programming_key' })
  return administrator.send('POST', `/programming-jobs/${body['id'] as string}/result`, { outcome: 'done' })
}

describe('the settings of a lock', () => {
  it('are to collect audit trails from the first day, and so they are shown with the lock', async () => {
    const id = await lock('new-lock')
    const expected = { desired: on, reported: on, programmingState: 'up_to_date' }
    expect(await settings(id)).toMatchObject({ ...expected, revision: 0, draft: null, job: null })
    expect(await administrator.json(`/locks/${id}`)).toMatchObject(expected)
    expect((await administrator.list('/locks?q=new-lock')).items).toMatchObject([expected])
  })

  it('are found where the lock is: in its premises, and in all that these lie in', async () => {
    for (const [id, facilityPath] of [
      ['east-door', 'mill/east/1'],
      ['eastern-door', 'mill/eastern'],
    ] as const) {
      await service.publish(registered(id, { facilityPath }))
      await eventually(async () => expect((await administrator.get(`/locks/${id}`)).status).toBe(200))
    }
    const within = async (place: string) =>
      (await administrator.pageByPage(`/locks?facility=${place}`, 1)).map(({ id }) => id)
    expect(await within('mill/')).toEqual(['east-door', 'eastern-door'])
    expect(await within('mill/east')).toEqual(['east-door'])
    expect(await within('mil_/east')).toEqual([])
  })

  it('do not change by a draft, nor by leaving the wizard', async () => {
    const id = await lock('drafted')
    const { body } = await administrator.send('PUT', `/locks/${id}/settings`, off)
    expect(body).toMatchObject({ desired: on, draft: { collectsAuditTrails: false } })
    expect(await other.json(`/locks/${id}/settings`)).toMatchObject({ desired: on, draft: null })
    expect((await administrator.send('DELETE', `/locks/${id}/settings/draft`)).status).toBe(204)
    expect(await settings(id)).toMatchObject({ desired: on, draft: null, programmingState: 'up_to_date' })
    expect(await administrator.send('POST', `/locks/${id}/settings/finalize`)).toMatchObject({
      status: 409,
      body: { type: problem('no_draft') },
    })
  })

  it('change when the draft is finalised, and take effect when the lock is programmed', async () => {
    const id = await lock('switched-off')
    await set(id, off)
    expect(await settings(id)).toMatchObject({ desired: off, reported: on, programmingState: 'needs_programming' })
    expect(await programWithKey(id)).toMatchObject({ status: 200, body: { status: 'done', lockId: id } })
    expect(await settings(id)).toMatchObject({ desired: off, reported: off, programmingState: 'up_to_date' })
    await eventually(() =>
      expect(published.of(id).map(({ type, streamversion }) => [type, streamversion])).toEqual([
        ['lock.collection_setting_changed', 1],
        ['lock.programming_scheduled', 2],
        ['lock.programming_started', 3],
        ['lock.programming_completed', 4],
      ]),
    )
  })

  it('show in the trail as a known gap while the lock does not collect', async () => {
    const id = await lock('gap')
    const trail = (query = '') => administrator.json<{ notCollected: unknown[] }>(`/locks/${id}/audit-trail${query}`)
    expect((await trail()).notCollected).toEqual([])
    now = new Date('2026-11-22T10:00:00.000Z')
    await set(id, off)
    await programWithKey(id)
    expect((await trail()).notCollected).toEqual([{ from: '2026-11-22T10:00:00.000Z', to: null }])
    now = new Date('2026-11-22T12:00:00.000Z')
    await set(id, on)
    expect((await trail()).notCollected).toMatchObject([{ to: null }])
    await programWithKey(id)
    const gap = { from: '2026-11-22T10:00:00.000Z', to: '2026-11-22T12:00:00.000Z' }
    expect((await trail('?from=2026-11-22T11:00:00Z')).notCollected).toEqual([gap])
    expect((await trail('?from=2026-11-22T12:00:00Z')).notCollected).toEqual([])
    expect((await trail('?to=2026-11-22T10:00:00Z')).notCollected).toEqual([])
  })

  it('are not overwritten by somebody who has not seen the last decision', async () => {
    const id = await lock('contested')
    await other.send('PUT', `/locks/${id}/settings`, on)
    await set(id, off)
    expect(await other.send('POST', `/locks/${id}/settings/finalize`)).toMatchObject({
      status: 409,
      body: { type: problem('settings_changed'), revision: 1 },
    })
    expect(await settings(id)).toMatchObject({ desired: off })
  })
})

describe('programming a lock', () => {
  it('is one job however often it is asked for, and waits for a phone', async () => {
    const id = await lock('waiting')
    await set(id, off)
    const job = { lockId: id, method: 'ota' }
    const first = await administrator.send('POST', '/programming-jobs', job)
    expect(first).toMatchObject({ status: 202, body: { status: 'scheduled', method: 'ota' } })
    expect(await other.send('POST', '/programming-jobs', job)).toEqual(first)
    expect((await administrator.list('/programming-jobs?lock=waiting')).items).toEqual([first.body])
    const result = await administrator.send('POST', `/programming-jobs/${first.body['id'] as string}/result`, {
      outcome: 'done',
    })
    expect(result).toMatchObject({ status: 409, body: { type: problem('programmed_by_phone') } })
  })

  it('that failed says why, and can be tried again', async () => {
    const id = await lock('failing')
    await set(id, off)
    const job = { lockId: id, method: 'programming_key' }
    const { body } = await administrator.send('POST', '/programming-jobs', job)
    const path = `/programming-jobs/${body['id'] as string}/result`
    const failed = { outcome: 'failed', reason: 'key was pulled out' }
    expect(await administrator.send('POST', path, failed)).toMatchObject({ status: 200, body: { status: 'failed' } })
    expect(await administrator.send('POST', path, failed)).toMatchObject({ status: 200 })
    expect(await administrator.send('POST', path, { outcome: 'done' })).toMatchObject({ status: 409 })
    expect(await settings(id)).toMatchObject({ reported: on, programmingState: 'failed' })
    now = new Date(now.getTime() + 60_000)
    expect((await programWithKey(id)).status).toBe(200)
    expect(await settings(id)).toMatchObject({ reported: off, programmingState: 'up_to_date' })
    const { items } = await administrator.list('/programming-jobs?lock=failing')
    expect(items).toMatchObject([{ status: 'done' }, { status: 'failed', failure: 'key was pulled out' }])
    expect(await administrator.pageByPage('/programming-jobs?lock=failing', 1)).toEqual(items)
  })

  it('has nothing to do at a lock that is up to date', async () => {
    const id = await lock('up-to-date')
    expect(await administrator.send('POST', '/programming-jobs', { lockId: id, method: 'ota' })).toMatchObject({
      status: 409,
      body: { type: problem('nothing_to_program') },
    })
  })

  it.each([
    ['PUT', '/locks/new-lock/settings', { collectsAuditTrails: 'yes' }, 400, 'collectsAuditTrails'],
    ['PUT', '/locks/new-lock/settings', { ...on, colour: 'red' }, 400, 'colour'],
    ['POST', '/programming-jobs', { lockId: 'new-lock', method: 'magic' }, 400, 'method'],
    ['POST', '/programming-jobs', { lockId: 'nowhere', method: 'ota' }, 404, undefined],
    ['PUT', '/locks/nowhere/settings', on, 404, undefined],
  ])('refuses %s %s %j', async (...[method, path, body, status, field]) => {
    expect(await administrator.send(method, path, body)).toMatchObject({ status, body: field ? { field } : {} })
  })

  it('is for those who may', async () => {
    const reader = await clientWith(service, 'access-log:read')
    expect((await reader.send('PUT', '/locks/new-lock/settings', off)).status).toBe(403)
    expect((await reader.send('POST', '/locks/new-lock/settings/finalize')).status).toBe(403)
    expect((await reader.send('POST', '/programming-jobs', { lockId: 'new-lock', method: 'ota' })).status).toBe(403)
  })
})
