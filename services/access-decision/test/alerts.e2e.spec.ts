import { accessDenied, databaseVersionMismatchDetected, deviceTamperDetected } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DoorWorld, eventually } from './door-world.js'

interface Alert {
  readonly id: string
  readonly kind: string
  readonly about: { readonly kind: string; readonly id: string }
  readonly status: string
  readonly occurrences: number
}

describe('alerts', () => {
  const now = new Date('2026-11-22T12:00:00.000Z')
  let world: DoorWorld
  let guard: string
  beforeAll(async () => {
    world = await DoorWorld.begin('embedded', () => now)
    await world.addReplica()
    guard = await world.token('alert:read', 'alert:handle', 'alert:configure', 'duress:read')
  })
  afterAll(() => world.end())

  const alertsAbout = async (id: string, secret = guard) =>
    (await world.request<{ items: Alert[] }>('GET', `/alerts?about=${id}`, { secret })).body.items
  const denial = (deviceId: string, secondsAgo: number) => {
    const accessDevice = { id: deviceId, name: deviceId, kind: 'reader' as const, facilityPath: 'hq' }
    const data = { ...accessDenied.example, accessEventId: newId(), accessDevice, reason: 'invalid_pin' as const }
    return world.event(accessDenied, data, new Date(now.getTime() - secondsAgo * 1_000))
  }
  const post = (id: string, verb: string, body: unknown, secret = guard) =>
    world.request('POST', `/alerts/${id}/${verb}`, { secret, body })

  it('come from five denials within ten minutes, are one while open, and count what follows, told twice or not', async () => {
    const denials = Array.from({ length: 4 }, (_, n) => denial('keypad', 300 + n))
    await world.append('access.events.v1', ...denials, ...denials, denial('other', 20))
    const fifth = denial('keypad', 10)
    await world.append('access.events.v1', fifth, fifth)
    await eventually(async () =>
      expect(await alertsAbout('keypad')).toMatchObject([{ kind: 'brute_force', occurrences: 1 }]),
    )
    await world.append('access.events.v1', denial('keypad', 5))
    await eventually(async () => expect(await alertsAbout('keypad')).toMatchObject([{ occurrences: 2, count: 5 }]))
    expect(await alertsAbout('other')).toEqual([])
    await eventually(() =>
      expect(world.of('alert.raised', 'alert.repeated').map(({ type }) => type)).toEqual([
        'alert.raised',
        'alert.repeated',
      ]),
    )
  })

  it('are acknowledged, assigned to somebody there is, and resolved with a comment; then another may be raised', async () => {
    const [{ id }] = (await alertsAbout('keypad')) as [Alert]
    expect((await post(id, 'acknowledge', {})).body).toMatchObject({
      status: 'acknowledged',
    })
    expect((await post(id, 'assign', { to: newId() })).body).toMatchObject({ field: 'to' })
    expect((await post(id, 'resolve', {})).status).toBe(400)
    expect((await post(id, 'resolve', { comment: 'A cleaner' })).body).toMatchObject({
      status: 'resolved',
      comment: 'A cleaner',
    })
    expect((await post(id, 'resolve', { comment: 'again' })).status).toBe(409)
    expect((await post(newId(), 'acknowledge', {})).status).toBe(404)
    await world.append('access.events.v1', denial('keypad', 1))
    await eventually(async () => {
      expect((await alertsAbout('keypad')).map(({ status }) => status).toSorted()).toEqual(['open', 'resolved'])
    })
  })

  it('of duress are hidden from who may not know of it', async () => {
    const accessDevice = { id: 'lobby', name: 'Lobby', kind: 'reader' as const, facilityPath: 'hq' }
    await world.grant({ accessDevice, reason: 'duress' }, now)
    await eventually(async () => expect(await alertsAbout('lobby')).toMatchObject([{ kind: 'duress' }]))
    const other = await world.token('alert:read', 'alert:handle')
    expect(await alertsAbout('lobby', other)).toEqual([])
    const [{ id }] = (await alertsAbout('lobby')) as [Alert]
    expect((await world.request('GET', `/alerts/${id}`, { secret: other })).status).toBe(404)
    expect((await post(id, 'resolve', { comment: 'no' }, other)).status).toBe(404)
  })

  it('follow the settings, page by page', async () => {
    const settings = { deviceTamper: { enabled: false } }
    expect((await world.request('PUT', '/alert-settings', { secret: guard, body: settings })).status).toBe(200)
    const report = { ...deviceTamperDetected.example, reportId: newId(), deviceId: 'torn-off' }
    const mismatch = { ...databaseVersionMismatchDetected.example, deviceId: 'torn-off' }
    await world.append(
      'device.events.v1',
      world.event(deviceTamperDetected, report),
      world.event(databaseVersionMismatchDetected, mismatch),
    )
    await eventually(async () => expect(await alertsAbout('torn-off')).toHaveLength(1))
    expect(await alertsAbout('torn-off')).toMatchObject([{ kind: 'device_out_of_sync' }])
    await world.request('PUT', '/alert-settings', { secret: guard, body: {} })
    await world.append('device.events.v1', world.event(deviceTamperDetected, { ...report, deviceId: 'opened' }))
    await eventually(async () => expect(await alertsAbout('opened')).toMatchObject([{ kind: 'device_tamper' }]))
    const wrong = { bruteForce: { count: 0 } }
    expect((await world.request('PUT', '/alert-settings', { secret: guard, body: wrong })).status).toBe(400)
    const kinds: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page = await world.request<{ items: Alert[]; nextCursor: string | null }>(
        'GET',
        `/alerts?limit=1${after}`,
        { secret: guard },
      )
      kinds.push(...page.body.items.map(({ kind }) => kind))
      cursor = page.body.nextCursor
    }
    expect(kinds.toSorted()).toEqual(['brute_force', 'brute_force', 'device_out_of_sync', 'device_tamper', 'duress'])
  })
})
