import { accessDenied, credentialAdded, credentialExample, userCreated } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DoorWorld, eventually } from './door-world.js'

interface Inside {
  readonly userId: string
  readonly areaId: string
  readonly since: string
}

describe('presence', () => {
  const now = new Date('2026-11-22T12:00:00.000Z')
  let world: DoorWorld
  let guard: string
  const anna = newId()
  const ben = newId()
  beforeAll(async () => {
    world = await DoorWorld.begin('embedded', () => now)
    guard = await world.token('access-log:read', 'alert:read', 'rule:read')
    for (const [id, parentId, checkInToExit] of [
      ['hq', null, false],
      ['lab', 'hq', false],
      ['vaults', 'hq', true],
      ['vault', 'vaults', false],
    ] as const) {
      const state = { premisesId: id, kind: 'area', name: id, parentId, checkInToExit, deleted: false }
      await world.database.query(
        `insert into known_directory (tenant_id, kind, id, state, stream_version) values ($1, 'premises', $2, $3, 1)`,
        [world.tenantId, id, state],
      )
    }
    await world.door({
      doorId: 'lab-door',
      accessPoints: [
        { accessPointId: 'in', deviceId: 'reader-in', toAreaId: 'lab' },
        { accessPointId: 'out', deviceId: 'reader-out', fromAreaId: 'lab' },
      ],
    })
    await world.door({
      doorId: 'vault-door',
      accessPoints: [{ accessPointId: 'in', deviceId: 'reader-vault', toAreaId: 'vault' }],
    })
  })
  afterAll(() => world.end())

  const door = { id: 'lab-door', name: 'Lab' }
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const pass = (userId: string, accessPoint: string, minutesAgo: number) =>
    world.grant(
      { accessEventId: newId(), door, user: { id: userId }, accessPoint: { id: accessPoint } },
      ago(minutesAgo),
    )
  const inside = async (area: string) =>
    (await world.request<{ items: Inside[] }>('GET', `/areas/${area}/presence`, { secret: guard })).body.items

  it('lists who is inside an area or in what lies in it, longest there first, whatever comes late', async () => {
    await pass(anna, 'in', 30)
    await pass(ben, 'in', 20)
    await eventually(async () => expect((await inside('hq')).map(({ userId }) => userId)).toEqual([anna, ben]))
    expect(await inside('lab')).toMatchObject([{ userId: anna, areaId: 'lab', since: ago(30).toISOString() }, {}])
    await pass(ben, 'out', 10)
    await eventually(async () => expect((await inside('lab')).map(({ userId }) => userId)).toEqual([anna]))
    await pass(anna, 'out', 40)
    await pass(ben, 'in', 15)
    await pass(ben, 'in', 5)
    await eventually(async () => expect((await inside('lab')).map(({ userId }) => userId)).toEqual([anna, ben]))
    expect((await world.request('GET', '/areas/nowhere/presence', { secret: guard })).status).toBe(404)
  })

  it('tells of somebody who is refused on the way out, and not of who is refused on the way in', async () => {
    const refused = (userId: string, id: string) => {
      const data = { ...accessDenied.example, accessEventId: newId(), door, user: { id: userId } }
      return world.event(accessDenied, { ...data, accessPoint: { id }, reason: 'credential_expired' as const })
    }
    await world.append('access.events.v1', refused(ben, 'in'), refused(anna, 'out'))
    await eventually(async () => {
      const { body } = await world.request<{ items: object[] }>('GET', '/alerts?kind=trapped_inside', { secret: guard })
      expect(body.items).toMatchObject([{ severity: 'critical', about: { kind: 'user', id: anna } }])
    })
  })

  it('tells, once, of somebody inside an area that takes a credential to leave whose last one ends within the hour', async () => {
    const [carl, dora] = [newId(), newId()]
    const holds = (userId: string, minutes?: number) => {
      const holder = { userId, from: now.toISOString(), until: null }
      const validUntil = minutes === undefined ? {} : { validUntil: ago(-minutes).toISOString() }
      const card = { ...credentialExample, credentialId: newId(), holder, ...validUntil }
      return world.event(credentialAdded, { ...card, kind: 'keycard' as const, referenceHmac: newId().padEnd(64, '0') })
    }
    const users = [carl, dora].map((userId) => world.event(userCreated, { ...userCreated.example, userId }))
    await world.append('directory.events.v1', ...users, holds(carl, 30), holds(carl, 50), holds(dora, 30), holds(dora))
    for (const [userId, count] of [
      [carl, 1],
      [dora, 1],
    ] as const) {
      await eventually(async () => {
        const body = { userId, doorId: 'vault-door' }
        const told = await world.request<{ credentialIds: string[] }>('POST', '/decisions/explain', {
          secret: guard,
          body,
        })
        expect(told.body.credentialIds).toHaveLength(count)
      })
    }
    const vault = { id: 'vault-door', name: 'Vault' }
    const enter = (userId: string) =>
      world.grant({ accessEventId: newId(), door: vault, user: { id: userId }, accessPoint: { id: 'in' } }, ago(1))
    const alerts = async (userId: string) =>
      (await world.request<{ items: object[] }>('GET', `/alerts?about=${userId}`, { secret: guard })).body.items
    await enter(dora)
    await enter(carl)
    const warning = { kind: 'trapped_inside', severity: 'warning', facilityPath: 'hq/vaults/vault' }
    await eventually(async () => expect(await alerts(carl)).toMatchObject([warning]))
    await enter(anna)
    await eventually(async () => expect(await alerts(anna)).toMatchObject([{ severity: 'critical', occurrences: 2 }]))
    expect(await alerts(carl)).toMatchObject([{ occurrences: 1 }])
    expect(await alerts(dora)).toEqual([])
  })
})
