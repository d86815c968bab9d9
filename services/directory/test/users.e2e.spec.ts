import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryApi } from './directory-api.js'
import { PeopleApi, somebody } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
let now = new Date('2026-11-22T09:17:52.000Z')
const api = new PeopleApi(() => directory)
const administrator = { roleId: 'administrator', premisesId: null }

beforeAll(async () => {
  directory = await runningDirectory(() => now)
  await new DirectoryApi(() => directory).post('premises', { id: 'hq', kind: 'building', name: 'Headquarters' })
})
afterAll(() => directory.stop())

describe('a person', () => {
  it('is shown as created, with a number and a version', async () => {
    const anna = {
      username: 'anna.v',
      name: 'Anna Virtanen',
      email: 'anna@example.com',
      phone: '+358 40 123 4567',
      premisesId: 'hq',
      assignments: [{ roleId: 'auditor', premisesId: 'hq' }],
    }
    const created = await api.create(anna)
    expect(created).toEqual({
      ...anna,
      externalIds: [],
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/) as string,
      userNo: expect.any(Number) as number,
      enabled: true,
      permissionsExpired: 'none',
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
