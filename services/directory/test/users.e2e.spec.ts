import type { ActionReport } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryApi } from './directory-api.js'
import { type NewUser, PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
let now = new Date('2026-11-22T09:17:52.000Z')
const api = new PeopleApi(() => directory)
const administrator = { roleId: 'administrator', premisesId: null }

beforeAll(async () => {
  directory = await runningDirectory(() => now)
  const all = new DirectoryApi(() => directory)
  await all.post('premises', { id: 'hq', kind: 'building', name: 'Headquarters' })
  await all.post('roles', { id: 'night-shift', name: 'Night shift', permissions: [] })
})
afterAll(() => directory.stop())

let named = 0
const somebody = (more: Partial<NewUser> = {}): NewUser => {
  named += 1
  return { username: `somebody.${named}`, name: `Somebody ${named}`, ...more }
}

describe('a person', () => {
  it('is shown as created, with a number and a version', async () => {
    const anna = {
      username: 'anna.v',
      name: 'Anna Virtanen',
      email: 'anna@example.com',
      phone: '+358 40 123 4567',
      assignments: [{ roleId: 'auditor', premisesId: 'hq' }],
    }
    const created = await api.create(anna)
    expect(created).toEqual({
      ...anna,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
      userNo: expect.any(Number) as number,
      enabled: true,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
      erasedAt: null,
    })
    expect(await api.show(created.id)).toEqual(created)
  })

  it('is found by id, number and user name, whatever its case (D-05)', async () => {
    const created = await api.create(somebody({ username: 'Bert.Åberg@example.com' }))
    for (const ref of [created.id, created.userNo, 'bert.åberg@EXAMPLE.com', 'Bert.A\u030Aberg@example.com']) {
      expect(await api.show(ref)).toEqual(created)
    }
    for (const ref of ['nobody', '999999', '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', '99999999999999999999']) {
      expect(await api.call('GET', `/${ref}`)).toMatchObject({
        status: 404,
        body: { type: 'urn:doorledger:problem:user_not_found' },
      })
    }
  })

  it('cannot have the user name of somebody else, whatever its case', async () => {
    await api.create(somebody({ username: 'taken' }))
    const other = await api.create(somebody())
    const refusal = { status: 409, body: { type: 'urn:doorledger:problem:username_taken', field: 'username' } }
    expect(await api.call('POST', '', { body: somebody({ username: 'TAKEN' }) })).toMatchObject(refusal)
    expect(await api.change(other, { username: 'Taken' })).toMatchObject(refusal)
    expect(await api.show(other.id)).toEqual(other)
  })

  it('gets a number of its own and a free name, however many are created at once', async () => {
    const wanted = Array.from({ length: 30 }, (_, index) => somebody({ username: `rush.${index % 10}` }))
    const answers = await Promise.all(wanted.map((body) => api.call('POST', '', { body })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(20)
    const { items } = await api.list('?limit=500')
    expect(new Set(items.map(({ userNo }) => userNo)).size).toBe(items.length)
    expect(items.filter(({ username }) => username?.startsWith('rush.'))).toHaveLength(10)
    expect(items.filter(({ userNo }) => userNo <= 1)).toMatchObject([{ userNo: 1, username: 'administrator' }])
  })
})

describe('a change', () => {
  it('keeps what it leaves out and removes what is null', async () => {
    const created = await api.create(somebody({ email: 'old@example.com', phone: '0401234567' }))
    now = new Date(now.getTime() + 60_000)
    const answer = await api.change(created, { name: 'Renamed', email: null })
    expect(answer).toMatchObject({ status: 200, etag: '"2"' })
    expect(answer.body).toEqual({
      ...created,
      name: 'Renamed',
      email: null,
      version: 2,
      updatedAt: now.toISOString(),
    })
    expect(await api.show(created.id)).toEqual(answer.body)
  })

  it('to what is so already makes no event and no version', async () => {
    const created = await api.create(somebody({ email: 'same@example.com' }))
    const same = { name: created.name, email: created.email, assignments: [] }
    expect(await api.change(created, same)).toMatchObject({ status: 200, etag: '"1"', body: created })
  })

  it('of two administrators at once is made by one; the other learns the version there is now', async () => {
    const created = await api.create(somebody())
    const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => api.change(created, { name })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
    const refusal = answers.find(({ status }) => status === 409)
    expect(refusal?.body).toMatchObject({ type: 'urn:doorledger:problem:changed_meanwhile', currentVersion: 2 })
    const winner = answers.find(({ status }) => status === 200)
    expect(await api.show(created.id)).toEqual(winner?.body)
  })

  it('must say which version it changes', async () => {
    const { id } = await api.create(somebody())
    for (const [method, path, body] of [
      ['PATCH', `/${id}`, { name: 'X' }],
      ['DELETE', `/${id}/personal-data`, undefined],
    ] as const) {
      expect(await api.call(method, path, { body })).toMatchObject({ status: 428, body: { field: 'if-match' } })
      expect(await api.call(method, path, { body, ifMatch: '*' })).toMatchObject({
        status: 400,
        body: { field: 'if-match' },
      })
    }
  })
})

describe('disabling', () => {
  it('lasts until the person is enabled again; doing it twice changes nothing', async () => {
    const { id } = await api.create(somebody())
    for (const [verb, enabled, version] of [
      ['disable', false, 2],
      ['disable', false, 2],
      ['enable', true, 3],
      ['enable', true, 3],
    ] as const) {
      expect(await api.call('POST', `/${id}/${verb}`)).toMatchObject({
        status: 200,
        etag: `"${version}"`,
        body: { id, enabled, version },
      })
    }
  })
})

describe('the last administrator', () => {
  const refusal = { status: 409, body: { type: 'urn:doorledger:problem:last_administrator' } }

  it('cannot be disabled, erased or given other roles, until there is another', async () => {
    const first = await api.show(1)
    await api.create(somebody({ assignments: [{ roleId: 'administrator', premisesId: 'hq' }] }))
    expect(await api.call('POST', `/${first.id}/disable`)).toMatchObject(refusal)
    expect(await api.erase(first)).toMatchObject(refusal)
    expect(await api.change(first, { assignments: [] })).toMatchObject(refusal)

    const second = await api.create(somebody({ assignments: [administrator] }))
    expect(await api.call('POST', `/${first.id}/disable`)).toMatchObject({ status: 200 })
    expect(await api.erase(second)).toMatchObject(refusal)
    expect(await api.call('POST', `/${first.id}/enable`)).toMatchObject({ status: 200 })
  })

  it('is left when all are disabled at the same moment', async () => {
    const admins = (await api.list('?role=administrator&limit=500')).items
    for (let index = 0; index < 4; index += 1) admins.push(await api.create(somebody({ assignments: [administrator] })))
    await Promise.all(admins.map(({ id }) => api.call('POST', `/${id}/disable`)))
    const left = (await api.list('?role=administrator&enabled=true&limit=500')).items
    expect(left.some(({ assignments }) => assignments.some(({ premisesId }) => premisesId === null))).toBe(true)
  })
})

describe('the list', () => {
  it('is paged by number, each person once', async () => {
    const all = (await api.list('?limit=500')).items.map(({ userNo }) => userNo)
    const paged: number[] = []
    let cursor: string | null = null
    do {
      const page: { items: { userNo: number }[]; nextCursor: string | null } = await api.list(
        `?limit=7${cursor === null ? '' : `&cursor=${cursor}`}`,
      )
      paged.push(...page.items.map(({ userNo }) => userNo))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(all)
    expect(all).toEqual(all.toSorted((one, other) => one - other))
  })

  it('is searched by name, user name and e-mail address, in whatever case', async () => {
    const { id } = await api.create({ username: 'q.finder', name: 'Örjan Sök', email: 'letters@q.example' })
    for (const q of ['örjan', 'SÖK', 'Q.FIND', 'Letters@Q']) {
      const { items } = await api.list(`?q=${encodeURIComponent(q)}`)
      expect(items.map((item) => item.id)).toContain(id)
    }
    expect((await api.list('?q=100%25_')).items).toEqual([])
  })

  it('is filtered by role and by who is enabled', async () => {
    const night = { roleId: 'night-shift', premisesId: null }
    const active = await api.create(somebody({ assignments: [night] }))
    const resting = await api.create(somebody({ assignments: [night] }))
    await api.call('POST', `/${resting.id}/disable`)
    const idsOf = async (query: string) => (await api.list(query)).items.map(({ id }) => id)
    expect(await idsOf('?role=night-shift')).toEqual([active.id, resting.id])
    expect(await idsOf('?role=night-shift&enabled=true')).toEqual([active.id])
    expect(await idsOf('?role=night-shift&enabled=false')).toEqual([resting.id])
    expect(await idsOf('?role=night')).toEqual([])
  })
})

describe('a request that is not right', () => {
  it.each([
    ['no name', { username: 'x1' }, 'name'],
    ['an empty name', { username: 'x1', name: '  ' }, 'name'],
    ['a name of two lines', { username: 'x1', name: 'X\nY' }, 'name'],
    ['a user name that is a number', { username: '12', name: 'X' }, 'username'],
    ['a user name that is an id', { username: 'a199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c', name: 'X' }, 'username'],
    ['a user name with spaces', { username: 'x y', name: 'X' }, 'username'],
    ['an address that is none', { username: 'x1', name: 'X', email: 'x' }, 'email'],
    ['a number that is none', { username: 'x1', name: 'X', phone: 'call me' }, 'phone'],
    [
      'a role without premises',
      { username: 'x1', name: 'X', assignments: [{ roleId: 'a' }] },
      'assignments.0.premisesId',
    ],
    ['an unknown field', { username: 'x1', name: 'X', password: 'hunter2' }, 'password'],
  ])('is refused naming the field: %s', async (_, body, field) => {
    expect(await api.call('POST', '', { body })).toMatchObject({ status: 400, body: { field } })
  })

  it.each([
    ['nothing to change', {}, 'body'],
    ['a name that is null', { name: null }, 'name'],
    ['an unknown field', { userNo: 1 }, 'userNo'],
  ])('is refused as a change naming the field: %s', async (_, body, field) => {
    const { id } = await api.create(somebody())
    expect(await api.call('PATCH', `/${id}`, { body, ifMatch: '"1"' })).toMatchObject({ status: 400, body: { field } })
  })

  it.each([
    ['?enabled=perhaps', 'enabled'],
    ['?role=No%20Role', 'role'],
    ['?q=', 'q'],
    ['?cursor=forged', 'cursor'],
    ['?sort=name', 'sort'],
  ])('is refused naming the parameter: %s', async (query, field) => {
    expect(await api.call('GET', query)).toMatchObject({ status: 400, body: { field } })
  })
})

describe('a role that is handed out', () => {
  it.each([
    ['an unknown role', { roleId: 'nightshift', premisesId: null }, 'role_not_found', 'assignments.1.roleId'],
    [
      'a role in unknown premises',
      { roleId: 'auditor', premisesId: 'h-q' },
      'premises_not_found',
      'assignments.1.premisesId',
    ],
  ] as const)('must be there: %s is refused, naming the field', async (_, unknown, code, field) => {
    const assignments = [{ roleId: 'auditor', premisesId: 'hq' }, unknown]
    const refusal = { status: 400, body: { type: `urn:doorledger:problem:${code}`, field } }
    expect(await api.call('POST', '', { body: somebody({ assignments }) })).toMatchObject(refusal)
    const created = await api.create(somebody())
    expect(await api.change(created, { assignments })).toMatchObject(refusal)
    expect(await api.show(created.id)).toEqual(created)
  })

  it('is refused once the role, or the premises, were deleted', async () => {
    const all = new DirectoryApi(() => directory)
    await all.post('premises', { id: 'annex', kind: 'building', name: 'Annex' })
    await all.post('roles', { id: 'day-shift', name: 'Day shift', permissions: [] })
    await all.call('DELETE', 'premises/annex', { version: 1 })
    await all.call('DELETE', 'roles/day-shift', { version: 1 })
    for (const [assignment, field] of [
      [{ roleId: 'auditor', premisesId: 'annex' }, 'assignments.0.premisesId'],
      [{ roleId: 'day-shift', premisesId: null }, 'assignments.0.roleId'],
    ] as const) {
      const body = somebody({ assignments: [assignment] })
      expect(await api.call('POST', '', { body })).toMatchObject({ status: 400, body: { field } })
    }
  })
})

describe('a caller', () => {
  it('with user:read alone sees people and changes nobody', async () => {
    const token = await api.tokenWith(['user:read'])
    const { id } = await api.create(somebody())
    expect(await api.call('GET', '', { token })).toMatchObject({ status: 200 })
    expect(await api.call('GET', `/${id}`, { token })).toMatchObject({ status: 200 })
    const refusal = { status: 403, body: { permission: 'user:write' } }
    expect(await api.call('POST', '', { token, body: somebody() })).toMatchObject(refusal)
    expect(await api.call('PATCH', `/${id}`, { token, body: { name: 'X' }, ifMatch: '"1"' })).toMatchObject(refusal)
    expect(await api.call('POST', `/${id}/disable`, { token })).toMatchObject(refusal)
    expect(await api.call('POST', `/${id}/enable`, { token })).toMatchObject(refusal)
    expect(await api.call('DELETE', `/${id}/personal-data`, { token, ifMatch: '"1"' })).toMatchObject(refusal)
  })

  it('with user:write alone hands out no roles', async () => {
    const token = await api.tokenWith(['user:write'])
    const body = somebody({ assignments: [administrator] })
    const refusal = { status: 403, body: { permission: 'role:write', field: 'assignments' } }
    expect(await api.call('GET', '', { token })).toMatchObject({ status: 403 })
    expect(await api.call('POST', '', { token, body })).toMatchObject(refusal)
    const created = await api.call('POST', '', { token, body: somebody() })
    expect(created.status).toBe(201)
    const { id } = created.body as { id: string }
    const change = { token, body: { assignments: [administrator] }, ifMatch: '"1"' }
    expect(await api.call('PATCH', `/${id}`, change)).toMatchObject(refusal)
  })
})

describe('what is done to people', () => {
  /** What the log is told of the person, in order, once there is so much. */
  const reportsOf = async (id: string) => {
    const { rows } = await directory.database.query<{ value: string }>(
      `select value from events where type = 'admin.action_reported' order by position`,
    )
    const reports = rows.map(({ value }) => (JSON.parse(value) as { data: ActionReport }).data)
    return reports.filter(({ target }) => target?.id === id)
  }

  it('is reported once each, reading too, and never with what a person owns', async () => {
    const token = await api.tokenWith(['user:read'])
    const user = somebody({ name: 'Zqaudited Fullname', email: 'zqaudited@mail.example' })
    const created = await api.create(user)
    await api.show(user.username)
    await api.change(created, { name: 'Zqaudited Newname' })
    await api.change(created, { name: 'Zqaudited Late' })
    await api.call('POST', `/${created.id}/disable`, { token })
    await api.erase({ ...created, version: 2 })

    const reports = await reportsOf(created.id)
    expect(reports.map(({ action, outcome, failure }) => [action, outcome, failure?.code])).toEqual([
      ['user.create', 'done', undefined],
      ['user.read', 'done', undefined],
      ['user.change', 'done', undefined],
      ['user.change', 'failed', 'changed_meanwhile'],
      ['user.disable', 'denied', 'permission_missing'],
      ['user.erase', 'done', undefined],
    ])
    expect(reports[2]?.changes).toEqual([
      { field: 'personal', before: expect.any(String) as string, after: expect.any(String) as string },
    ])
    expect(JSON.stringify(reports)).not.toMatch(/zqaudited/i)
  })
})
