import {
  accessDenied,
  accessEvents,
  accessGranted,
  accessRetracted,
  credentialAdded,
  credentialExample,
  credentialUpdated,
  eventOf,
  groupMemberAdded,
  groupMemberRemoved,
  permissionsExpired,
} from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, eventually, RunningAdminAudit } from './running-admin-audit.js'

interface Row {
  readonly localTime: string
  readonly type: string
  readonly label: string
  readonly message: string
  readonly by: { readonly name: string | null }
  readonly cause: string | null
}

const NOW = '2028-03-31T09:00:00.000Z' // noon in Helsinki, summer time; February has 29 days
const [anna, boss, groupId, credentialId] = [newId(), newId(), newId(), newId()]
const hmac = credentialExample.referenceHmac!

let service: RunningAdminAudit
let client: Client

const about = (at: string, actor = `user:${boss}`) => ({
  tenantId: 'replaced',
  service: 'directory',
  occurredAt: at,
  recordedAt: at,
  actor,
})
const attempt = (at: string, rest: object = {}) =>
  eventOf(
    accessGranted,
    {
      ...accessGranted.example,
      accessEventId: newId(),
      user: { id: anna },
      door: { id: 'front', name: 'Front door' },
      ...rest,
    },
    about(at, 'device:front'),
  )
const denied = (at: string, reason: 'user_not_authorized' | 'outside_schedule_hours') => {
  const data = { ...accessDenied.example, accessEventId: newId(), user: { id: anna }, reason }
  return eventOf(accessDenied, { ...data, door: { id: 'lab', name: 'Lab' } }, about(at, 'device:lab'))
}

const everything = (query = '') => client.items<Row>(`/user-activity?user=7&from=2020-01-01&limit=500${query}`)

beforeAll(async () => {
  service = await RunningAdminAudit.start('embedded', { clock: () => new Date(NOW) })
  client = await service.client('audit:read')
  for (const [id, number, name] of [
    [anna, 7, 'Anna'],
    [boss, 1, 'Boss'],
  ] as const) {
    await service.database.query(`insert into names_over_time values ($1, 'user', $2, $3, $4, $5, $4, false, 1)`, [
      service.tenantId,
      id,
      number,
      name.toLowerCase(),
      JSON.stringify([{ from: '2020-01-01T00:00:00.000Z', name }]),
    ])
  }
  await service.database.query(`insert into known_directory values ($1, 'group', $2, $3, 1)`, [
    service.tenantId,
    groupId,
    { groupId, name: 'Cleaners', deleted: false },
  ])
  const member = { groupId, userId: anna, member: true }
  const card = { ...credentialExample, credentialId, kind: 'keycard' as const }
  const holder = { userId: anna, from: '2028-03-02T00:00:00.000Z', until: null }
  await service.tell(
    eventOf(groupMemberAdded, member, about('2028-03-01T08:00:00.000Z')),
    eventOf(groupMemberRemoved, { ...member, member: false }, about('2028-03-05T08:00:00.000Z')),
    { ...eventOf(credentialAdded, { ...card, holder }, about('2028-03-02T08:00:00.000Z')), streamversion: 1 },
    eventOf(
      credentialUpdated,
      { ...card, credentialId: newId(), kind: 'pin', holder, verb: 'regenerated' },
      about('2028-03-03T08:00:00.000Z', `user:${anna}`),
    ),
    eventOf(
      permissionsExpired,
      { ...permissionsExpired.example, userId: anna },
      about('2028-03-04T08:00:00.000Z', 'system'),
    ),
  )
  const wrong = attempt('2028-03-06T08:00:00.000Z')
  const retracted = eventOf(accessRetracted, { ...wrong.data, revision: 2 }, about(wrong.time, 'device:front'))
  await service.publish(
    accessEvents,
    attempt('2028-03-10T11:45:10.000Z'),
    denied('2028-03-11T11:45:10.000Z', 'user_not_authorized'),
    denied('2028-03-12T20:00:00.000Z', 'outside_schedule_hours'),
    attempt('2028-03-13T08:00:00.000Z', { user: undefined, credential: { kind: 'unknown', hmac } }),
    attempt('2028-03-01T08:00:00.000Z', { user: undefined, credential: { kind: 'unknown', hmac } }), // not hers yet
    attempt('2028-03-14T08:00:00.000Z', { user: { id: boss } }),
    wrong,
    retracted,
    attempt('2028-02-29T09:59:59.000Z'),
    attempt('2028-02-29T10:00:00.000Z'),
  )
  await service.report(
    {
      action: 'credential.add',
      outcome: 'failed',
      failure: { code: 'number_taken' },
      target: { kind: 'user', id: anna },
    },
    { actor: `user:${anna}`, at: '2028-03-07T08:00:00.000Z' },
  )
  await service.report(
    { action: 'device.change', target: { kind: 'device', id: 'd' } },
    {
      actor: `user:${anna}`,
      at: '2028-03-08T08:00:00.000Z',
    },
  )
  await eventually(async () => expect(await everything()).toHaveLength(13))
})
afterAll(() => service.stop())

describe('the log of a person', () => {
  it('is one list of what happened to him and what he did, newest first, worded as in the source', async () => {
    const rows = await everything()
    expect(rows.map(({ localTime, label, message, by }) => [localTime, label, message, by.name])).toEqual([
      ['2028-03-13 10:00:00', 'Door opened', 'Door opened: Front door', 'Anna'],
      [
        '2028-03-12 22:00:00',
        'Door open attempt failed',
        'Door open attempt failed: Lab (not allowed at this time)',
        'Anna',
      ],
      [
        '2028-03-11 13:45:10',
        'Door open attempt failed',
        'Door open attempt failed: Lab (not allowed in general)',
        'Anna',
      ],
      ['2028-03-10 13:45:10', 'Door opened', 'Door opened: Front door', 'Anna'],
      ['2028-03-08 10:00:00', 'Device Update', "Device Update: updated device 'd'", 'Anna'],
      ['2028-03-07 10:00:00', 'Keycard failed to add', 'Keycard failed to add: number taken', 'Anna'],
      ['2028-03-05 10:00:00', 'Removed from a group', 'Removed from a group: Cleaners', 'Boss'],
      ['2028-03-04 10:00:00', 'Permissions expired', 'Permissions expired: 1 credential, all doors', null],
      ['2028-03-03 10:00:00', 'User updated', 'User updated: PIN code regenerated', 'Anna'],
      ['2028-03-02 10:00:00', 'Keycard added', 'Keycard added: keycard', 'Boss'],
      ['2028-03-01 10:00:00', 'Added to a group', 'Added to a group: Cleaners', 'Boss'],
      ['2028-02-29 12:00:00', 'Door opened', 'Door opened: Front door', 'Anna'],
      ['2028-02-29 11:59:59', 'Door opened', 'Door opened: Front door', 'Anna'],
    ])
  })

  it('is that of user 1 and of one calendar month back, when nothing is said', async () => {
    const rows = await client.items<Row>('/user-activity')
    expect(rows.map(({ label, by }) => [label, by.name])).toEqual([['Door opened', 'Boss']])
    const annas = await client.items<Row>('/users/7/activity')
    // 31 March, noon: from 29 February, noon
    expect(annas.at(-1)).toMatchObject({ localTime: '2028-02-29 12:00:00' })
    expect(await client.items<Row>(`/users/${anna}/activity`)).toEqual(annas)
  })

  it('is found by time, date and type, as the site writes them', async () => {
    const found = async (q: string) =>
      (await everything(`&q=${encodeURIComponent(q)}`)).map(({ localTime }) => localTime)
    expect(await found('13:45')).toEqual(['2028-03-11 13:45:10', '2028-03-10 13:45:10'])
    expect(await found('2028-03-11')).toEqual(['2028-03-11 13:45:10'])
    expect(await found('KEYCARD FAILED')).toEqual(['2028-03-07 10:00:00'])
    expect(await found('device update')).toEqual(['2028-03-08 10:00:00'])
    expect(await found('11:45')).toEqual([])
    expect(await found('%')).toEqual([])
  })

  it('is narrowed to types, alone or with a time', async () => {
    const rows = await everything('&type=access.denied&type=group.member_added')
    expect(rows.map(({ type, cause }) => [type, cause])).toEqual([
      ['access.denied', 'not_allowed_now'],
      ['access.denied', 'not_allowed'],
      ['group.member_added', null],
    ])
    expect(await everything('&type=access.denied&to=2028-03-11')).toHaveLength(1)
  })

  it('is the same page by page', async () => {
    const whole = await everything()
    const paged: Row[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const path: string = `/user-activity?user=7&from=2020-01-01&limit=2${cursor && `&cursor=${cursor}`}`
      const answer = await client.call<{ items: Row[]; nextCursor: string | null }>('GET', path)
      paged.push(...answer.body.items)
      cursor = answer.body.nextCursor
    }
    expect(paged).toEqual(whole)
  })

  it('is downloaded as it is shown: for a person, a time, or both', async () => {
    for (const query of ['user=7', 'from=2028-03-01&to=2028-03-20', 'user=7&from=2028-03-01&to=2028-03-11']) {
      const shown = await client.items<Row>(`/user-activity?${query}`)
      const file = await client.call<Row[]>('GET', `/user-activity/export?${query}&format=json`)
      expect(file.body, query).toEqual(shown)
      const { text } = await client.call('GET', `/user-activity/export?${query}`)
      const lines = text.trimEnd().split('\r\n')
      expect(lines[0]).toMatch(/^localTime,occurredAt,type,label,message/)
      expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(shown.map(({ localTime }) => localTime))
    }
  })

  it('refuses what makes no sense, naming it, and nobody’s log', async () => {
    for (const [query, field] of [
      ['from=2028-02-30', 'from'],
      ['from=2028-03-31&to=2028-03-01', 'from'],
      ['from=2030-01-01', 'from'],
      ['type=tea', 'type'],
      ['q=', 'q'],
      ['routineLogins=perhaps', 'routineLogins'],
    ]) {
      const { status, text } = await client.call('GET', `/user-activity?${query}`)
      expect([status, text]).toEqual([400, expect.stringContaining(field!)])
    }
    expect(await client.call('GET', '/users/4711/activity')).toMatchObject({ status: 404 })
  })

  it('is for holders of audit:read only', async () => {
    const powerless = await service.client('user:read')
    for (const path of ['/user-activity', '/user-activity/export', '/users/7/activity']) {
      expect(await powerless.call('GET', path)).toMatchObject({ status: 403, body: { permission: 'audit:read' } })
    }
  })

  it('is of those alone who belong to the premises of the reader, and of what lies there', async () => {
    await service.knowPremises('hq', null)
    await service.knowPremises('annex', null)
    const [ben, guard] = [newId(), newId()]
    await service.database.query(`insert into names_over_time values ($1, 'user', $2, 9, 'ben', '[]', '', false, 1)`, [
      service.tenantId,
      ben,
    ])
    const known = (id: string, premisesId: string, roleId?: string) => [
      service.tenantId,
      id,
      { userId: id, enabled: true, premisesId, assignments: roleId ? [{ roleId, premisesId }] : [] },
    ]
    const insert = `insert into known_directory values ($1, 'user', $2, $3, 1)`
    await service.database.query(insert, known(ben, 'hq'))
    await service.database.query(insert, known(guard, 'hq', 'auditor'))
    await service.database.query(`insert into known_directory values ($1, 'role', 'auditor', $2, 1)`, [
      service.tenantId,
      { roleId: 'auditor', permissions: ['audit:read'], deleted: false },
    ])
    const at = (premises: string) => ({ ...accessGranted.example.accessDevice, facilityPath: premises })
    await service.publish(
      accessEvents,
      attempt('2028-03-20T08:00:00.000Z', { user: { id: ben }, accessDevice: at('hq') }),
      attempt('2028-03-21T08:00:00.000Z', { user: { id: ben }, accessDevice: at('annex') }),
    )
    await service.tell(
      eventOf(groupMemberAdded, { groupId, userId: ben, member: true }, about('2028-03-22T08:00:00.000Z')),
    )
    await eventually(async () => expect(await client.items(`/users/${ben}/activity`)).toHaveLength(3))
    const confined = await service.signedIn(guard, { at: new Date(NOW) })
    const rows = await confined.items<Row>(`/users/${ben}/activity`)
    expect(rows.map(({ localTime }) => localTime.slice(0, 10))).toEqual(['2028-03-22', '2028-03-20'])
    expect((await confined.call('GET', `/users/${anna}/activity`)).status).toBe(404)
  })
})
