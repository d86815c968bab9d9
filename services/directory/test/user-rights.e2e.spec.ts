import type { ActionReport } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DirectoryApi } from './directory-api.js'
import { ImportsApi } from './imports-api.js'
import { PeopleApi, somebody } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'
import { Newcomers, SignInApi } from './sign-in-api.js'

let directory: RunningDirectory
const api = new PeopleApi(() => directory)
const administrator = { roleId: 'administrator', premisesId: null }

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
  await new DirectoryApi(() => directory).post('premises', { id: 'hq', kind: 'building', name: 'Headquarters' })
})
afterAll(() => directory.stop())

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
    expect(await api.call('POST', `/${id}/disable`, { token })).toMatchObject({
      status: 403,
      body: { permission: 'user:disable' },
    })
    expect(await api.call('POST', `/${id}/enable`, { token })).toMatchObject(refusal)
    expect(await api.call('DELETE', `/${id}/personal-data`, { token, ifMatch: '"1"' })).toMatchObject(refusal)
  })

  it('with user:disable alone stops somebody, and leaves it to others to let him in again', async () => {
    const token = await api.tokenWith(['user:disable'])
    const { id } = await api.create(somebody())
    expect(await api.call('POST', `/${id}/disable`, { token })).toMatchObject({ status: 200, body: { enabled: false } })
    const refusal = { status: 403, body: { permission: 'user:write' } }
    expect(await api.call('POST', `/${id}/enable`, { token })).toMatchObject(refusal)
    expect(await api.call('PATCH', `/${id}`, { token, body: { name: 'X' }, ifMatch: '"2"' })).toMatchObject(refusal)
    expect(await api.call('POST', `/${id}/enable`)).toMatchObject({ status: 200, body: { enabled: true } })
  })

  it('with user:write alone erases nobody who may do more, and whoever may not', async () => {
    const token = await api.tokenWith(['user:write'])
    const [above, equal] = [await api.create(somebody({ assignments: [administrator] })), await api.create(somebody())]
    const erase = (id: string) => api.call('DELETE', `/${id}/personal-data`, { token, ifMatch: '"1"' })
    const type = 'urn:doorledger:problem:permission_not_held'
    expect(await erase(above.id)).toMatchObject({ status: 403, body: { type } })
    expect(await api.show(above.id)).toEqual(above)
    expect(await erase(equal.id)).toMatchObject({ status: 204 })
  })

  it('with user:write alone enables nobody who may do more, and whoever may not', async () => {
    const token = await api.tokenWith(['user:write'])
    const [above, equal] = [await api.create(somebody({ assignments: [administrator] })), await api.create(somebody())]
    for (const { id } of [above, equal]) await api.call('POST', `/${id}/disable`)
    const type = 'urn:doorledger:problem:permission_not_held'
    expect(await api.call('POST', `/${above.id}/enable`, { token })).toMatchObject({ status: 403, body: { type } })
    expect(await api.show(above.id)).toMatchObject({ enabled: false })
    expect(await api.call('POST', `/${equal.id}/enable`, { token })).toMatchObject({ status: 200 })
    expect(await api.call('POST', `/${above.id}/enable`)).toMatchObject({ status: 200, body: { enabled: true } })
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

describe('who makes roles', () => {
  const all = new DirectoryApi(() => directory)
  const held = ['user:write', 'user:read', 'role:write', 'lock:program']
  const beyond = (index: number) => ({
    status: 403,
    body: { type: 'urn:doorledger:problem:permission_not_held', field: `assignments.${index}.roleId` },
  })
  const programmer = { roleId: 'programmer', premisesId: null }
  let token: string
  beforeAll(async () => {
    token = await api.tokenWith(held)
    expect(
      (await all.post('roles', { id: 'programmer', name: 'P', permissions: ['lock:program'] }, token)).status,
    ).toBe(201)
  })

  it('hands out no role that allows more than he could put into one, to nobody', async () => {
    const body = somebody({ assignments: [programmer, administrator] })
    expect(await api.call('POST', '', { token, body })).toMatchObject(beyond(1))
    const person = await api.create(somebody())
    const change = { token, body: { assignments: [administrator] }, ifMatch: '"1"' }
    expect(await api.call('PATCH', `/${person.id}`, change)).toMatchObject(beyond(0))
    expect(await api.show(person.id)).toEqual(person)
  })

  it('hands out the others, and leaves what somebody has', async () => {
    const { id } = await api.create(somebody({ assignments: [administrator] }))
    const change = { token, body: { assignments: [administrator, programmer] }, ifMatch: '"1"' }
    expect(await api.call('PATCH', `/${id}`, change)).toMatchObject({ status: 200 })
  })

  it('does no more by a file', async () => {
    const imports = new ImportsApi(() => directory)
    const file = 'username,name,roles\nby.file.one,One,administrator\nby.file.two,Two,programmer@hq\n'
    const { id } = await imports.start(file, { token })
    expect(await imports.finished(id)).toMatchObject({ rows: 2, failed: 1 })
    expect(await imports.faults(id)).toMatchObject([{ line: 2, field: 'roles', rule: 'permission_not_held' }])
    expect(await api.beginningWith('by.file')).toMatchObject([{ username: 'by.file.two' }])
  })
})

describe('an administrator who is signed in', () => {
  const sessions = new SignInApi(() => directory.address)
  const newcomers = new Newcomers(sessions, api)
  const all = new DirectoryApi(() => directory)
  const expressly = ['access-log:read-own', 'lock:open', 'lock:program-with-mobile']
  let token: string

  beforeAll(async () => {
    const password = 'correct horse battery'
    const person = await newcomers.add(password)
    expect(await api.change(person, { assignments: [administrator] })).toMatchObject({ status: 200 })
    token = (await sessions.signIn(person.username, password)).accessToken
    await vi.waitFor(async () => expect((await all.get('roles', token)).status).toBe(200), { timeout: 60_000 })
  })

  it('puts into roles what no built-in role allows, and looks after those who hold them', async () => {
    const role = { id: 'door-visitor', name: 'Door visitor', permissions: expressly }
    expect(await all.post('roles', role, token)).toMatchObject({ status: 201, body: { permissions: expressly } })
    const { id } = await api.create(somebody({ assignments: [{ roleId: role.id, premisesId: 'hq' }] }))
    expect(await api.call('POST', `/${id}/password-links`, { token })).toMatchObject({ status: 201 })
    const change = { token, body: { email: 'visitor@mail.example' }, ifMatch: '"1"' }
    expect(await api.call('PATCH', `/${id}`, change)).toMatchObject({ status: 200 })
  })

  it('alone does so: whoever makes roles otherwise grants what he has', async () => {
    const maker = await api.tokenWith(['role:write', 'lock:program'])
    const made = await all.post('roles', { name: 'Programmer', permissions: ['lock:program'] }, maker)
    expect(made).toMatchObject({ status: 201 })
    expect(await all.post('roles', { name: 'Opener', permissions: expressly }, maker)).toMatchObject({
      status: 403,
      body: { field: 'permissions', permissions: expressly },
    })
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
