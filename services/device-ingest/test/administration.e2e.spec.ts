import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Api } from './api.js'
import { type PublishedEvents, readPublishedEvents } from './published-events.js'
import { type Installation, installDeviceIngest } from './running-device-ingest.js'

interface Listed {
  readonly items: readonly Record<string, unknown>[]
  readonly nextCursor: string | null
}

const good = { event: '05070000', time: 20261101080000 }
const soon = { timeout: 30_000, interval: 50 }

let installation: Installation
let events: PublishedEvents
let api: Api

beforeAll(async () => {
  installation = await installDeviceIngest('embedded')
  events = await readPublishedEvents(installation.log, installation.tenantId)
  api = new Api((await installation.start()).address, installation.adminToken)
})
afterAll(async () => {
  await events.close()
  await installation.stop()
})

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
    const change = (changes: object) => api.asAdmin('PATCH', `/v1/devices/${id}/attributes`, changes)
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

  it.each([
    ['PATCH', '/attributes', { name: 'x' }],
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
    await api.asAdmin('PATCH', `/v1/devices/${door.id}/attributes`, { zone: 'America/New_York' })
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

describe('quarantine', () => {
  const quarantined = async (block: unknown) => {
    const door = await api.register(`door-${newId()}`)
    await api.handIn(door, block)
    return vi.waitFor(async () => {
      const { body } = await api.asAdmin<Listed>('GET', `/v1/quarantine?device=${door.id}&status=open`)
      expect(body.items.length).toBeGreaterThan(0)
      return { door, id: body.items[0]!['id'] as string }
    }, soon)
  }
  const show = async (id: string) => (await api.asAdmin('GET', `/v1/quarantine/${id}`)).body

  it('keeps what is as unreadable as before, and counts the attempts', async () => {
    const { id } = await quarantined({ audits: [{ ...good, time: 'x' }] })
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({
      status: 202,
      body: { readable: false },
    })
    await vi.waitFor(async () => expect(await show(id)).toMatchObject({ status: 'open', attempts: 1 }), soon)
  })

  it('lets go of what can be read by now, whose records then appear', async () => {
    const { door, id } = await quarantined({ audits: [{ ...good, time: 'x' }] })
    await installation.database.query('update quarantine set raw = $2 where quarantine_id = $1', [
      id,
      Buffer.from(JSON.stringify(good)),
    ]) // as if this release could read what the one before could not
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({
      status: 202,
      body: { readable: true },
    })
    await vi.waitFor(async () => expect(await show(id)).toMatchObject({ status: 'recorded', attempts: 1 }), soon)
    await vi.waitFor(() => expect(events.of(door.id, 'quarantine_resolved')).toHaveLength(1), soon)
    expect(events.of(door.id, 'audit_recorded')).toHaveLength(1)
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({ status: 409 })
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/discard`, { reason: 'x' })).toMatchObject({ status: 409 })
  })

  it('gives up what somebody decides is not worth reading, with who and why', async () => {
    const { door, id } = await quarantined('garbage')
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/discard`, {})).toMatchObject({
      status: 400,
      body: { field: 'reason' },
    })
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/discard`, { reason: 'test equipment' })).toMatchObject({
      status: 200,
      body: {
        status: 'discarded',
        settledReason: 'test equipment',
        settledBy: expect.stringMatching(/^token:/) as string,
      },
    })
    await vi.waitFor(() => expect(events.of(door.id, 'quarantine_resolved')).toHaveLength(1), soon)
    expect(await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).toMatchObject({ status: 409 })
  })

  it('is listed newest first and paged, each entry once', async () => {
    const door = await api.register('messy')
    await api.handIn(door, { audits: Array<string>(7).fill('x') })
    const list = async (query: string) =>
      (await api.asAdmin<Listed>('GET', `/v1/quarantine?device=messy&${query}`)).body
    await vi.waitFor(async () => expect((await list('')).items).toHaveLength(7), soon)
    const ids: unknown[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Listed = await list(`limit=3${cursor && `&cursor=${cursor}`}`)
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(ids).toHaveLength(7)
    expect(new Set(ids).size).toBe(7)
    expect((await list('reason=time_invalid')).items).toEqual([])
  })

  it.each(['00000000-0000-4000-8000-000000000000'])('has no entry %s', async (id) => {
    expect((await api.asAdmin('GET', `/v1/quarantine/${id}`)).status).toBe(404)
    expect((await api.asAdmin('POST', `/v1/quarantine/${id}/retry`)).status).toBe(404)
  })
})

describe('decoders', () => {
  it('of a family nobody gave a table are not there', async () => {
    expect((await api.asAdmin('GET', '/v1/decoders/acme')).status).toBe(404)
  })

  it('are replaced by a whole table, which is then shown', async () => {
    const codes = { '0507': { name: 'credential', category: 'access' } }
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes })).body).toMatchObject({ version: 1, codes })
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes })).body).toMatchObject({ version: 1 })
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes: {}, ifVersion: 0 })).status).toBe(409)
    expect((await api.asAdmin('PUT', '/v1/decoders/acme', { codes: {}, ifVersion: 1 })).body).toMatchObject({
      version: 2,
    })
    const { body } = await api.asAdmin<Listed>('GET', '/v1/decoders')
    expect(body.items).toMatchObject([{ family: 'acme', version: 2, codeCount: 0 }])
  })

  it.each([
    [{ codes: { '05': { name: 'x', category: 'y' } } }, /^codes/],
    [{ codes: { '0507': { name: '', category: 'y' } } }, /^codes\.0507\.name/],
    [{ codes: { '0507': { name: 'x', category: 'y', access: { result: 'maybe' } } } }, /^codes\.0507\.access/],
    [{}, /^codes/],
  ])('%j are refused, naming the field', async (table, field) => {
    const { status, body } = await api.asAdmin('PUT', '/v1/decoders/acme', table)
    expect(status).toBe(400)
    expect(body['field']).toMatch(field)
  })
})
