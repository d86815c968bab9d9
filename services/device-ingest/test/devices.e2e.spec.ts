import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Api, Listed } from './api.js'
import type { PublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest } from './running-device-ingest.js'

const good = { event: '05070000', time: 20261101080000 }
const soon = { timeout: 60_000, interval: 50 }

let installation: Installation
let events: PublishedEvents
let api: Api

beforeAll(async () => {
  installation = await installDeviceIngest('embedded')
  events = installation.events
  api = (await installation.start()).api
})
afterAll(() => installation.stop())

describe('the API reference', () => {
  it('tells devices what a block looks like', async () => {
    const { body } = await api.asAdmin<{ paths: Record<string, { post?: { requestBody?: object } }> }>(
      'GET',
      '/openapi.json',
    )
    const { requestBody } = body.paths['/v1/devices/{id}/audit-blocks']!.post!
    expect(requestBody).toMatchObject({ content: { 'application/json': { schema: { type: 'object' } } } })
    expect(JSON.stringify(requestBody)).toContain('nxtDbVerTS')
  })
})

describe('registering a device', () => {
  it('answers the device and, once, its credential', async () => {
    const device = { id: 'front-door', kind: 'lock', model: 'LE', name: 'Front door', zone: 'Europe/Helsinki' }
    const { status, headers, body } = await api.asAdmin('POST', '/v1/devices', device)
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ ...device, family: 'engage', hasCredential: true, lastContactAt: null })
    expect(body['token']).toMatch(/^dl_dev_[A-Za-z0-9_-]{43}$/)
    const { token: _, ...shown } = body
    expect((await api.asAdmin('GET', '/v1/devices/front-door')).body).toEqual(shown)
    expect(await api.asAdmin('POST', '/v1/devices', device)).toMatchObject({ status: 409, body: { field: 'id' } })
  })

  it('is published without the secret', async () => {
    const { id, token } = await api.register('published')
    await vi.waitFor(() => expect(events.of(id, 'registered', 'credential_issued')).toHaveLength(2), soon)
    expect(events.of(id)[0]).toMatchObject({ actor: expect.stringMatching(/^token:/) as string, streamversion: 1 })
    expect(JSON.stringify(events.of(id))).not.toContain(token)
    const stored = await installation.database.query<{ value: string }>('select value from events')
    expect(JSON.stringify(stored.rows)).not.toContain(token)
  })

  it('without a zone takes that of the site', async () => {
    const { body } = await api.asAdmin('POST', '/v1/devices', { id: 'no-zone', kind: 'lock', name: 'No zone' })
    expect(body).toMatchObject({ zone: 'Europe/Helsinki', model: null })
  })

  it.each([
    [{ id: 'a/b' }, 'id'],
    [{ id: '' }, 'id'],
    [{ kind: 'window' }, 'kind'],
    [{ name: '' }, 'name'],
    [{ zone: 'Mars/Olympus' }, 'zone'],
    [{ installedOn: 'yesterday' }, 'installedOn'],
    [{ expectedDbVersion: '0x1' }, 'expectedDbVersion'],
    [{ colour: 'red' }, 'colour'],
  ])('with %j is refused, naming the field', async (changes, field) => {
    const device = { id: 'x', kind: 'lock', name: 'X', zone: 'UTC', ...changes }
    expect(await api.asAdmin('POST', '/v1/devices', device)).toMatchObject({ status: 400, body: { field } })
  })
})

describe('changing a device', () => {
  it('shows at once, is published, and needs to change something to be a change', async () => {
    const { id } = await api.register('changed')
    const change = (changes: object) => api.change(id, changes)
    expect((await change({ name: 'New name', model: null, labels: { nvr_camera: '3' } })).body).toMatchObject({
      name: 'New name',
      model: null,
      labels: { nvr_camera: '3' },
    })
    expect((await change({ name: 'New name' })).status).toBe(200)
    await change({ facilityPath: 'hq/1' })
    await vi.waitFor(() => expect(events.of(id, 'attributes_changed')).toHaveLength(2), soon)
    expect(events.of(id, 'attributes_changed')[0]!.data['changed']).toEqual(['labels', 'model', 'name'])
    expect(await change({})).toMatchObject({ status: 400 })
    expect(await change({ kind: 'reader' })).toMatchObject({ status: 400, body: { field: 'kind' } })
  })

  it('takes the version that was seen: of two who change it at once, the second is told', async () => {
    const { id } = await api.register('contested')
    await api.asAdmin('POST', `/v1/devices/${id}/credential`)
    const answers = await Promise.all(['Left', 'Right'].map((name) => api.changeSeen(id, 1, { name })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ field: 'if-match', currentVersion: 2 })
    const shown = await api.asAdmin('GET', `/v1/devices/${id}`)
    expect(shown.headers.get('etag')).toBe('"2"')
    expect(shown.body).toMatchObject({ name: answers.find(({ status }) => status === 200)?.body['name'], version: 2 })
    expect((await api.asAdmin('PATCH', `/v1/devices/${id}/attributes`, { name: 'x' })).status).toBe(428)
  })

  it('there is not is answered with 404', async () => {
    expect((await api.changeSeen('nowhere', 1, { name: 'x' })).status).toBe(404)
  })

  it.each([
    ['POST', '/credential', undefined],
    ['DELETE', '/credential', undefined],
    ['GET', '/sync', undefined],
    ['GET', '', undefined],
  ])('there is not is answered with 404: %s %s', async (method, path, body) => {
    expect((await api.asAdmin(method, `/v1/devices/nowhere${path}`, body)).status).toBe(404)
  })

  it('leaves the instants of its records as they were when its zone changes', async () => {
    const door = await api.register('moved')
    await api.handIn(door, { audits: [good] })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(1), soon)
    expect((await api.change(door.id, { zone: 'America/New_York' })).status).toBe(200)
    await api.handIn(door, { audits: [good, { ...good, event: '05080000' }] })
    await vi.waitFor(() => expect(events.of(door.id, 'audit_recorded')).toHaveLength(2), soon)
    expect(events.of(door.id, 'audit_recorded').map(({ time }) => time)).toEqual([
      '2026-11-01T06:00:00.000Z',
      '2026-11-01T13:00:00.000Z',
    ])
  })
})

describe('the list of devices', () => {
  const list = async (query: string) => (await api.asAdmin<Listed>('GET', `/v1/devices?${query}`)).body

  it('is paged by id, each device once, whatever the filter', async () => {
    for (let n = 0; n < 5; n += 1) {
      await api.register(`listed-${n}`, {
        kind: n % 2 ? 'reader' : 'lock',
        facilityPath: n < 3 ? 'hq/west' : 'hq/western',
      })
    }
    const idsOf = ({ items }: Listed) => items.map(({ id }) => id)
    const all = idsOf(await list('q=LISTED&limit=500'))
    expect(all).toEqual(['listed-0', 'listed-1', 'listed-2', 'listed-3', 'listed-4'])
    const first = await list('q=listed&limit=2')
    const second = await list(`q=listed&limit=2&cursor=${first.nextCursor!}`)
    const third = await list(`q=listed&limit=2&cursor=${second.nextCursor!}`)
    expect([first, second, third].flatMap(idsOf)).toEqual(all)
    expect(third.nextCursor).toBeNull()
    expect(idsOf(await list('q=listed&kind=reader'))).toEqual(['listed-1', 'listed-3'])
    expect(idsOf(await list('facility=hq/west'))).toEqual(['listed-0', 'listed-1', 'listed-2'])
    expect(idsOf(await list('q=listed&model=NDE'))).toEqual([])
  })

  it.each([
    ['limit=501', 'limit'],
    ['kind=window', 'kind'],
    ['colour=red', 'colour'],
    ['cursor=forged', 'cursor'],
  ])('refuses %s, naming the parameter', async (query, field) => {
    expect(await api.asAdmin('GET', `/v1/devices?${query}`)).toMatchObject({ status: 400, body: { field } })
  })

  it('refuses the cursor of another list', async () => {
    const { nextCursor } = await list('q=listed&limit=2')
    expect(await api.asAdmin('GET', `/v1/devices?cursor=${nextCursor!}`)).toMatchObject({
      status: 400,
      body: { field: 'cursor' },
    })
  })
})
