import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryApi } from './directory-api.js'
import { PeopleApi, somebody } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const now = new Date('2026-11-22T09:17:52.000Z')
const api = new PeopleApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => now)
  await new DirectoryApi(() => directory).post('roles', { id: 'night-shift', name: 'Night shift', permissions: [] })
  for (let index = 0; index < 20; index += 1) await api.create(somebody())
})
afterAll(() => directory.stop())

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
