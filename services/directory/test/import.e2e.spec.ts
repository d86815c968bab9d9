import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { UserView } from '../src/people/user-view.js'
import { ImportsApi } from './imports-api.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
const api = new PeopleApi(() => directory)
const imports = new ImportsApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => new Date())
  const premises = await imports.call('premises', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'hq', kind: 'building', name: 'Headquarters' }),
  })
  expect(premises.status).toBe(201)
})
afterAll(() => directory.stop())

describe('an import', () => {
  const file = [
    'username,name,email,phone,roles,enabled',
    'imp.one,One Imported,one@example.com,+358 40 1,auditor@hq employee,',
    '"imp.two","Two, ""the other""\nImported",,,,false',
    'imp.three,Three,not an address,,,',
    ',Nameless,,,,',
    'IMP.ONE,One again,,,,',
    'There.Already,Somebody,,,,',
    'imp.four,Four,,,night-shift auditor@nowhere,',
    'imp.five,Five',
    '',
    'imp.six,Six,,,,maybe',
    "imp.seven,Seven,,'+358 40 7,,false",
  ].join('\r\n')
  const faults = [
    [4, 'name', 'invalid'],
    [5, 'email', 'invalid'],
    [6, 'username', 'missing'],
    [7, 'username', 'duplicate'],
    [8, 'username', 'taken'],
    [9, 'roles', 'role_not_found'],
    [9, 'roles', 'premises_not_found'],
    [10, 'row', 'column_count'],
    [12, 'enabled', 'invalid'],
  ]
  const found = async (id: string) => (await imports.faults(id, 4)).map(({ line, field, rule }) => [line, field, rule])

  beforeAll(async () => void (await api.create({ username: 'there.already', name: 'There Already' })))

  it('that is a dry run finds every fault and changes nothing', async () => {
    const before = await api.list('?limit=500')
    const checked = await imports.run(file, { dryRun: true })
    expect(checked).toMatchObject({ dryRun: true, state: 'done', rows: 10, done: 2, failed: 8 })
    expect(await found(checked.id)).toEqual(faults)
    expect(await api.list('?limit=500')).toEqual(before)
  })

  it('creates everybody whose row has no fault, and says what is wrong with the others', async () => {
    const done = await imports.run(file)
    expect(done).toMatchObject({ dryRun: false, state: 'done', rows: 10, done: 2, failed: 8 })
    expect(await found(done.id)).toEqual(faults)
    expect(await api.beginningWith('imp.')).toMatchObject([
      {
        username: 'imp.one',
        name: 'One Imported',
        email: 'one@example.com',
        phone: '+358 40 1',
        enabled: true,
        version: 1,
        assignments: [
          { roleId: 'auditor', premisesId: 'hq' },
          { roleId: 'employee', premisesId: null },
        ],
      },
      { username: 'imp.seven', name: 'Seven', email: null, phone: '+358 40 7', enabled: false, assignments: [] },
    ])
  })

  it('sent again finds everybody there already', async () => {
    const again = await imports.run(file)
    expect(again).toMatchObject({ rows: 10, done: 0, failed: 10 })
    expect(await found(again.id)).toEqual([[2, 'username', 'taken'], ...faults, [13, 'username', 'taken']])
  })

  it('is told in the audit log twice: that it was asked for, and what came of it', async () => {
    const { id } = await imports.run('username,name\nimp.audited,Audited Name\n,x\n')
    const [asked, finished, ...more] = await imports.reports({ id })
    expect(more).toEqual([])
    expect([asked?.data.action, finished?.data.action]).toEqual(['user.import', 'user.import-finish'])
    expect(asked).toMatchObject({
      data: {
        outcome: 'done',
        permission: 'user:write',
        target: { kind: 'user-import', id },
        changes: [
          { field: 'rows', before: null, after: 2 },
          { field: 'dryRun', before: null, after: false },
        ],
      },
    })
    expect(finished).toMatchObject({
      actor: asked!.actor,
      correlationid: asked!.correlationid,
      data: {
        outcome: 'done',
        changes: [{ after: 2 }, { field: 'done', after: 1 }, { field: 'failed', after: 1 }, {}],
      },
    })
  })

  it('makes people as they are made one by one: changed, erased and published like others', async () => {
    await imports.run('username,name\nimp.later,Later\n')
    const [created] = await api.beginningWith('imp.later')
    const changed = (await api.change(created!, { name: 'Later still' })).body as UserView
    expect(changed).toMatchObject({ version: 2, name: 'Later still' })
    expect(await api.erase(changed)).toMatchObject({ status: 204 })
    await vi.waitFor(
      async () => {
        const { rows } = await directory.database.query(
          'select enabled, stream_version from known_people() where user_id = $1',
          [created!.id],
        )
        expect(rows).toEqual([{ enabled: false, stream_version: 3 }])
      },
      { timeout: 60_000 },
    )
  })
})

describe('numbers', () => {
  it('that a file brings along are kept, and the next ones are higher', async () => {
    const done = await imports.run(
      'username,name,userNo\nno.a,A,5000\nno.b,B,\nno.c,C,4000\nno.d,D,5000\nno.e,E,1\nno.f,F,4001\n',
    )
    expect(done).toMatchObject({ done: 4, failed: 2 })
    expect((await imports.faults(done.id)).map(({ line, field, rule }) => [line, field, rule])).toEqual([
      [5, 'userNo', 'duplicate'],
      [6, 'userNo', 'taken'],
    ])
    const numbers = (await api.beginningWith('no.')).map(({ username, userNo }) => [username, userNo])
    expect(numbers).toEqual([
      ['no.c', 4000],
      ['no.f', 4001],
      ['no.a', 5000],
      ['no.b', 5001],
    ])
    expect((await api.create({ username: 'no.g', name: 'G' })).userNo).toBe(5002)
  })

  it('that an import brought along meanwhile are passed over by whoever is created by himself', async () => {
    const first = await api.create({ username: 'no.h', name: 'H' })
    // As if the next number had been given out before the import was committed.
    await directory.database.query('update user_numbers set last_no = last_no - 2')
    const next = await api.create({ username: 'no.i', name: 'I' })
    expect(next.userNo).toBe(first.userNo + 1)
  })
})
