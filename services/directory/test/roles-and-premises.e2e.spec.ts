import { deviceEvents, deviceRegistered, eventOf } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly body: Record<string, unknown>
}

let directory: RunningDirectory

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
})
afterAll(() => directory.stop())

const call = async (method: string, path: string, body?: unknown, ifMatch?: string): Promise<Answer> => {
  const response = await fetch(`${directory.address}/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${directory.adminToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
  }
}
const problem = (code: string) => ({ type: `urn:doorledger:problem:${code}` })

describe('roles', () => {
  it('are there from the first start, built in, and stay as they are', async () => {
    const { body } = await call('GET', 'roles')
    expect((body['items'] as { id: string }[]).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['administrator', 'auditor', 'employee', 'facilities-admin', 'integrator']),
    )
    const refused = await call('PATCH', 'roles/administrator', { permissions: [] }, '"1"')
    expect(refused).toMatchObject({ status: 409, body: problem('built_in_role') })
  })

  it('of one’s own are created, changed by who has seen them, and deleted', async () => {
    const created = await call('POST', 'roles', {
      id: 'night-shift',
      name: 'Night shift',
      permissions: ['device:read'],
    })
    expect(created).toMatchObject({ status: 201, etag: '"1"', body: { permissions: ['device:read'], builtIn: false } })
    expect((await call('PATCH', 'roles/night-shift', { name: 'Night watch' })).status).toBe(428)
    const changed = await call('PATCH', 'roles/night-shift', { name: 'Night watch' }, '"1"')
    expect(changed).toMatchObject({ status: 200, etag: '"2"', body: { name: 'Night watch' } })
    const late = await call('PATCH', 'roles/night-shift', { name: 'Third shift' }, '"1"')
    expect(late).toMatchObject({ status: 409, body: { ...problem('changed_meanwhile'), currentVersion: 2 } })
    expect((await call('DELETE', 'roles/night-shift', undefined, '"2"')).status).toBe(204)
    expect((await call('GET', 'roles/night-shift')).status).toBe(404)
    expect(await call('POST', 'roles', { id: 'night-shift', name: 'x', permissions: [] })).toMatchObject({
      status: 409,
      body: { ...problem('role_exists'), field: 'id' },
    })
  })

  it('are found by what they grant', async () => {
    const { body } = await call('GET', 'roles?permission=role:write')
    expect((body['items'] as { id: string }[]).map(({ id }) => id)).toEqual(['administrator'])
  })

  it.each([
    ['an id that is none', { id: 'Night Shift', name: 'x', permissions: [] }, 'id'],
    ['an unknown permission', { name: 'x', permissions: ['everything'] }, 'permissions.0'],
    ['no name', { permissions: [] }, 'name'],
  ])('with %s are refused, naming the field', async (_, body, field) => {
    expect(await call('POST', 'roles', body)).toMatchObject({ status: 400, body: { field } })
  })
})

describe('premises', () => {
  const create = (id: string, kind: string, parentId?: string) =>
    call('POST', 'premises', { id, kind, name: id.toUpperCase(), ...(parentId !== undefined && { parentId }) })

  beforeAll(async () => {
    await create('acme', 'organization')
    await create('hq', 'building', 'acme')
    await create('annex', 'building', 'acme')
    await create('floor-2', 'floor', 'hq')
  })

  it('form a tree that can be listed from any of them', async () => {
    const { body } = await call('GET', 'premises?within=hq')
    expect(body['items']).toMatchObject([
      { id: 'floor-2', path: ['acme', 'hq', 'floor-2'] },
      { id: 'hq', path: ['acme', 'hq'] },
    ])
    const first = await call('GET', 'premises?limit=3')
    const rest = await call('GET', `premises?limit=3&cursor=${first.body['nextCursor'] as string}`)
    const ids = [first, rest].flatMap(({ body: page }) => (page['items'] as { id: string }[]).map(({ id }) => id))
    expect(ids).toEqual(['acme', 'annex', 'floor-2', 'hq'])
  })

  it('move with what lies in them, never into themselves, nor into something smaller', async () => {
    const moved = await call('PATCH', 'premises/floor-2', { parentId: 'annex' }, '"1"')
    expect(moved).toMatchObject({ status: 200, etag: '"2"', body: { path: ['acme', 'annex', 'floor-2'] } })
    const circle = await call('PATCH', 'premises/annex', { parentId: 'floor-2' }, '"1"')
    expect(circle).toMatchObject({ status: 409, body: { ...problem('premises_cycle'), field: 'parentId' } })
    const order = await create('hall', 'building', 'floor-2')
    expect(order).toMatchObject({ status: 409, body: { ...problem('premises_kind_order'), field: 'parentId' } })
    const nowhere = await create('hall', 'building', 'nowhere')
    expect(nowhere).toMatchObject({ status: 400, body: { ...problem('premises_not_found'), field: 'parentId' } })
  })

  it('cannot go while premises or doors are in them', async () => {
    const full = await call('DELETE', 'premises/acme', undefined, '"1"')
    expect(full).toMatchObject({ status: 409, body: { ...problem('premises_not_empty'), premises: 2, devices: 0 } })
    await create('floor-3', 'floor', 'hq')
    await registerDoorAt('acme/hq/floor-3')
    await vi.waitFor(
      async () => expect((await directory.database.query('select from device_places')).rowCount).toBe(1),
      { timeout: 60_000 },
    )
    const occupied = await call('DELETE', 'premises/floor-3', undefined, '"1"')
    expect(occupied).toMatchObject({ status: 409, body: { premises: 0, devices: 1 } })
    await create('floor-4', 'floor', 'hq')
    expect((await call('DELETE', 'premises/floor-4', undefined, '"1"')).status).toBe(204)
    expect((await call('GET', 'premises/floor-4')).status).toBe(404)
  })

  it('are reported to the audit log with what changed, as are refusals', async () => {
    await create('gate', 'area', 'acme')
    await call('PATCH', 'premises/gate', { name: 'Gate' }, '"1"')
    await call('PATCH', 'premises/gate', { name: 'Door' }, '"1"')
    const { rows } = await directory.database.query<{ value: string }>(
      `select value from events where type = 'admin.action_reported' and value like '%"gate"%' order by position`,
    )
    expect(rows.map(({ value }) => (JSON.parse(value) as { data: unknown }).data)).toMatchObject([
      { action: 'premises.create', outcome: 'done' },
      { action: 'premises.change', outcome: 'done', changes: [{ field: 'name', before: 'GATE', after: 'Gate' }] },
      { action: 'premises.change', outcome: 'failed', failure: { code: 'changed_meanwhile', field: 'if-match' } },
    ])
  })
})

const registerDoorAt = async (facilityPath: string) => {
  const at = new Date().toISOString()
  const attributes = { name: 'Door', family: 'engage', zone: 'UTC', facilityPath }
  const event = eventOf(
    deviceRegistered,
    { deviceId: 'door', kind: 'lock', attributes },
    { tenantId: 'default', service: 'device-ingest', occurredAt: at, recordedAt: at },
  )
  await directory.log.append(deviceEvents.name, [
    { key: event.partitionkey, value: JSON.stringify({ ...event, streamversion: 1 }), headers: {} },
  ])
}
