import { type Envelope, groupEvents, groupMemberEvents } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DirectoryApi, problem } from './directory-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const api = new DirectoryApi(() => directory)
let anna: string
let bert: string
const nobody = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
  anna = await api.person('anna')
  bert = await api.person('bert')
})
afterAll(() => directory.stop())

const group = async (name: string): Promise<string> => {
  const created = await api.post('groups', { name })
  expect(created).toMatchObject({ status: 201, etag: '"1"', body: { name, memberCount: 0 } })
  return created.body['id'] as string
}
const put = (groupId: string, userId: string) => api.call('PUT', `groups/${groupId}/members/${userId}`)
const take = (groupId: string, userId: string) => api.call('DELETE', `groups/${groupId}/members/${userId}`)
const membersOf = async (groupId: string): Promise<string[]> => {
  const { body } = await api.get(`groups/${groupId}/members`)
  return (body['items'] as { userId: string }[]).map(({ userId }) => userId)
}

describe('a group', () => {
  it('is created, changed by who has seen it, and deleted', async () => {
    const id = await group('Cleaners')
    const path = `groups/${id}`
    expect(await api.call('PATCH', path, { body: { name: 'x' } })).toMatchObject({ status: 428 })
    const changed = await api.call('PATCH', path, { body: { description: 'At night' }, version: 1 })
    expect(changed).toMatchObject({ status: 200, etag: '"2"', body: { name: 'Cleaners', description: 'At night' } })
    expect(await api.call('DELETE', path, { version: 1 })).toMatchObject({
      status: 409,
      body: problem('changed_meanwhile', { currentVersion: 2 }),
    })
    expect(await api.call('DELETE', path, { version: 2 })).toMatchObject({ status: 204 })
    const gone = { status: 404, body: problem('group_not_found') }
    expect(await api.get(path)).toMatchObject(gone)
    expect(await api.get(`${path}/members`)).toMatchObject(gone)
    expect(await put(id, anna)).toMatchObject(gone)
  })

  it('is valid until somebody says, and prolonged', async () => {
    const { body } = await api.post('groups', { name: 'Guests', validUntil: '2026-12-01T00:00:00+02:00' })
    expect(body).toMatchObject({ validUntil: '2026-11-30T22:00:00.000Z' })
    const path = `groups/${body['id'] as string}`
    const change = (validUntil: string | null, version: number) => ({ body: { validUntil }, version })
    expect(await api.call('PATCH', path, change('2027-01-01T00:00:00Z', 1))).toMatchObject({
      status: 200,
      body: { name: 'Guests', validUntil: '2027-01-01T00:00:00.000Z' },
    })
    expect(await api.call('PATCH', path, change(null, 2))).toMatchObject({ status: 200, body: { validUntil: null } })
    expect(await api.post('groups', { name: 'x', validUntil: 'soon' })).toMatchObject({
      status: 400,
      body: { field: 'validUntil' },
    })
  })

  it.each([
    ['no name', {}, 'name'],
    ['an empty name', { name: ' ' }, 'name'],
    ['an unknown field', { name: 'x', members: [] }, 'members'],
  ])('with %s is refused, naming the field', async (_, body, field) => {
    expect(await api.post('groups', body)).toMatchObject({ status: 400, body: { field } })
  })

  it('is found by its name and by who is in it, page by page', async () => {
    const [day, night] = [await group('Day watch'), await group('Night watch')]
    await put(night, bert)
    expect(await api.ids('groups?q=WATCH')).toEqual([day, night])
    expect(await api.ids('groups?q=watch&user=bert')).toEqual([night])
    expect(await api.ids('groups?limit=1')).toEqual(await api.ids('groups'))
    expect(await api.get('groups?user=nobody')).toMatchObject({ status: 404, body: problem('user_not_found') })
  })

  it('is changed by nobody without the permission', async () => {
    const token = await api.tokenWith(['user:read'])
    const id = await group('Guards')
    expect(await api.get('groups', token)).toMatchObject({ status: 200 })
    const refusal = { status: 403, body: { permission: 'user:write' } }
    expect(await api.post('groups', { name: 'x' }, token)).toMatchObject(refusal)
    expect(await api.call('PUT', `groups/${id}/members/${anna}`, { token })).toMatchObject(refusal)
    expect(await api.call('DELETE', `groups/${id}/members/${anna}`, { token })).toMatchObject(refusal)
    expect(await api.call('DELETE', `groups/${id}`, { token, version: 1 })).toMatchObject(refusal)
  })
})

describe('the members of a group', () => {
  it('are put in and taken out; doing it twice changes nothing', async () => {
    const id = await group('Tenants')
    for (const answer of [await put(id, anna), await put(id, anna), await put(id, bert)]) {
      expect(answer).toMatchObject({ status: 204 })
    }
    expect(await membersOf(id)).toEqual([anna, bert].toSorted())
    expect(await api.get(`groups/${id}`)).toMatchObject({ etag: '"1"', body: { memberCount: 2 } })
    expect(await take(id, anna)).toMatchObject({ status: 204 })
    expect(await take(id, anna)).toMatchObject({ status: 204 })
    expect(await membersOf(id)).toEqual([bert])
  })

  it('are people who are there', async () => {
    const id = await group('Visitors')
    const erased = await api.person('erased')
    await api.call('DELETE', `users/${erased}/personal-data`, { version: 1 })
    expect(await put(id, nobody)).toMatchObject({ status: 404, body: problem('user_not_found') })
    expect(await put(id, erased)).toMatchObject({ status: 409, body: problem('user_erased') })
    expect(await put(nobody, anna)).toMatchObject({ status: 404, body: problem('group_not_found') })
    expect(await api.call('PUT', `groups/${id}/members/anna`)).toMatchObject({ status: 400, body: { field: 'userId' } })
    expect(await membersOf(id)).toEqual([])
  })

  it('go with the group, also those who are put in at the same moment', async () => {
    const id = await group('Short-lived')
    await put(id, anna)
    await Promise.all([api.call('DELETE', `groups/${id}`, { version: 1 }), put(id, bert)])
    const { rowCount } = await directory.database.query('select from group_members where group_id = $1', [id])
    expect(rowCount).toBe(0)
  })

  it('are reported and published one by one, and known to every service', async () => {
    const id = await group('Couriers')
    await put(id, anna)
    await take(id, anna)
    await put(id, bert)
    const reports = await api.reportsOf(`${id}:${anna}`)
    expect(reports).toMatchObject([
      { action: 'group.add-member', outcome: 'done', changes: [{ field: 'member', before: false, after: true }] },
      { action: 'group.remove-member', outcome: 'done', changes: [{ field: 'member', before: true, after: false }] },
    ])
    const { rows: events } = await directory.database.query<{ value: string }>(
      'select value from events where record_key = $1 order by position',
      [`default:group:${id}`],
    )
    const contracts = new Map<string, { schema: { parse: (value: unknown) => unknown } }>(
      [...groupEvents, ...groupMemberEvents].map((event) => [event.type, event]),
    )
    const published = events.map(({ value }) => JSON.parse(value) as Envelope)
    for (const event of published) contracts.get(event.type)!.schema.parse(event)
    expect(published.map(({ type }) => type)).toEqual([
      'group.created',
      'group.member_added',
      'group.member_removed',
      'group.member_added',
    ])
    await vi.waitFor(
      async () => {
        const { rows } = await directory.database.query<{ id: string; state: { member: boolean } }>(
          `select id, state from known_directory where kind = 'group_member' and id like $1 order by id`,
          [`${id}:%`],
        )
        expect(Object.fromEntries(rows.map(({ id: of, state }) => [of, state.member]))).toEqual({
          [`${id}:${anna}`]: false,
          [`${id}:${bert}`]: true,
        })
      },
      { timeout: 60_000 },
    )
  })
})
