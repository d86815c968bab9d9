import type { ActionReport, Envelope } from '@doorledger/contracts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { UserView } from '../src/features/list-users/user-view.js'
import { ImportsApi } from './imports-api.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
let now: Date | undefined
const api = new PeopleApi(() => directory)
const imports = new ImportsApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => now ?? new Date())
  const premises = await imports.call('premises', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'hq', kind: 'building', name: 'Headquarters' }),
  })
  expect(premises.status).toBe(201)
})
afterAll(() => directory.stop())

const everybody = async (): Promise<UserView[]> => (await api.list('?limit=500')).items
const beginningWith = async (prefix: string) =>
  (await everybody()).filter(({ username }) => username?.toLowerCase().startsWith(prefix))

type Reported = Envelope & { readonly data: ActionReport }
const reportsAbout = async (id: string): Promise<Reported[]> => {
  const { rows } = await directory.database.query<{ value: string }>(
    `select value from events where type = 'admin.action_reported' order by position`,
  )
  return rows.map(({ value }) => JSON.parse(value) as Reported).filter(({ data }) => data.target?.id === id)
}

/** Every row of every table that holds the text. */
const tablesWith = async (text: RegExp): Promise<string[]> => {
  const { rows: tables } = await directory.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await directory.database.query<{ row: string }>(`select t::text as row from ${name} as t`)
    if (rows.some(({ row }) => text.test(row) || text.test(decoded(row)))) found.add(name)
  }
  return [...found]
}
const decoded = (row: string): string =>
  row.replace(/\\x([0-9a-f]+)/g, (_, digits: string) => Buffer.from(digits, 'hex').toString('latin1'))

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
    const before = await everybody()
    const checked = await imports.run(file, { dryRun: true })
    expect(checked).toMatchObject({ dryRun: true, state: 'done', rows: 10, done: 2, failed: 8 })
    expect(await found(checked.id)).toEqual(faults)
    expect(await everybody()).toEqual(before)
  })

  it('creates everybody whose row has no fault, and says what is wrong with the others', async () => {
    const done = await imports.run(file)
    expect(done).toMatchObject({ dryRun: false, state: 'done', rows: 10, done: 2, failed: 8 })
    expect(await found(done.id)).toEqual(faults)
    expect(await beginningWith('imp.')).toMatchObject([
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
    const [asked, finished, ...more] = await reportsAbout(id)
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
    const [created] = await beginningWith('imp.later')
    const changed = (await api.change(created!, { name: 'Later still' })).body as UserView
    expect(changed).toMatchObject({ version: 2, name: 'Later still' })
    expect(await api.erase(changed)).toMatchObject({ status: 204 })
    await vi.waitFor(async () => {
      const { rows } = await directory.database.query(
        'select enabled, stream_version from known_people() where user_id = $1',
        [created!.id],
      )
      expect(rows).toEqual([{ enabled: false, stream_version: 3 }])
    })
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
    const numbers = (await beginningWith('no.')).map(({ username, userNo }) => [username, userNo])
    expect(numbers).toEqual([
      ['no.c', 4000],
      ['no.f', 4001],
      ['no.a', 5000],
      ['no.b', 5001],
    ])
    expect((await api.create({ username: 'no.g', name: 'G' })).userNo).toBe(5002)
  })
})

describe('a file', () => {
  it.each([
    ['without rows', 'username,name\n', 400, 'no_rows'],
    ['that is empty', '', 400, 'no_rows'],
    ['with an unknown column', 'username,name,hue\na,A,1\n', 400, 'invalid_header'],
    ['that stops being CSV', 'username,name\na,"A"B\n', 400, 'not_csv'],
  ])('%s is refused and leaves nothing', async (_, file, status, code) => {
    const count = async () =>
      (
        await directory.database.query<object>(
          'select count(*) from imports union all select count(*) from import_chunks',
        )
      ).rows
    const before = await count()
    const answer = await imports.send(file)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ type: `urn:doorledger:problem:${code}` })
    expect(await count()).toEqual(before)
  })

  it('that is wrong from the first line on is answered, however much of it is still to come', async () => {
    const answer = await imports.send(`hue\n${'x'.repeat(1_000)}\n`.repeat(8_000))
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ type: 'urn:doorledger:problem:invalid_header' })
  })

  it.each([
    ['application/json', 'identity', 'content-type'],
    ['text/csv', 'gzip', 'content-encoding'],
  ])('sent as %s, %s, is refused', async (type, coding, field) => {
    const answer = await imports.send('username,name\na,A\n', {
      headers: { 'content-type': type, 'content-encoding': coding },
    })
    expect(answer.status).toBe(415)
    expect(await answer.json()).toMatchObject({ field })
  })

  it('takes the right to create people, and to hand out roles when it has a column for them', async () => {
    const reader = await api.tokenWith(['user:read'])
    const clerk = await api.tokenWith(['user:read', 'user:write'])
    expect((await imports.send('username,name\nr.a,A\n', { token: reader })).status).toBe(403)
    const answer = await imports.send('username,name,roles\nr.a,A,\n', { token: clerk })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ permission: 'role:write' })
    const { id } = await imports.start('username,name\nr.b,B\n', { token: clerk })
    expect(await imports.finished(id)).toMatchObject({ done: 1 })
  })

  it('that nobody sent is not found', async () => {
    const unknown = 'user-imports/0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
    expect((await imports.call(unknown)).status).toBe(404)
    expect((await imports.call(`${unknown}/faults`)).status).toBe(404)
  })
})

/** Holds a lock for as long as the work takes. */
const whileHeld = async <Result>(lock: string, work: () => Promise<Result>): Promise<Result> => {
  const client = await directory.database.connect()
  try {
    await client.query('begin')
    await client.query(lock)
    return await work()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const waiting = async (statement: string): Promise<number | null> => {
  const { rowCount } = await directory.database.query(
    `select from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and starts_with(query, $1)`,
    [statement],
  )
  return rowCount
}

describe('what a file says of people', () => {
  const traces = /zq-?planted|8877665/i
  const file =
    'username,name,email,phone\nzq-planted,Zqplanted Fullname,zq-planted@mail.example,+358 99 8877665\n' +
    'zq-planted,Zqplanted Again,,\nzq-planted wrong,Zqplanted,zqplanted,8877665 no\n'

  it('is sealed while it waits, and nowhere but in the list of people once it was worked in', async () => {
    // As long as somebody else gives out names, the rows wait.
    const id = await whileHeld(`select pg_advisory_xact_lock(${0x0d1e}, hashtext('default'))`, async () => {
      const started = await imports.start(file)
      expect(await tablesWith(traces)).toEqual([])
      const { rowCount } = await directory.database.query('select from import_chunks where import_id = $1', [
        started.id,
      ])
      expect(rowCount).toBe(1)
      return started.id
    })

    expect(await imports.finished(id)).toMatchObject({ done: 1, failed: 2 })
    expect(await tablesWith(traces)).toEqual(['directory.people'])
    expect(JSON.stringify(await imports.faults(id))).not.toMatch(traces)
    expect(directory.printed()).not.toMatch(traces)
  })

  it('cannot be read from a copy of the rows once the import is over: its key is destroyed', async () => {
    const { id } = await imports.run('username,name\nzq.key,Key\n')
    const { rows } = await directory.database.query(
      `select wrapped_key, (select count(*)::int from import_chunks where import_id = $1) as chunks,
         (select count(*)::int from import_seen where import_id = $1) as seen
       from privacy.person_keys where person_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ wrapped_key: null, chunks: 0, seen: 0 }])
  })

  it('is given up, unread, when it could not be worked in for a day', async () => {
    now = new Date(Date.now() - 25 * 60 * 60 * 1_000)
    const sending = await whileHeld('lock table import_chunks in exclusive mode', async () => {
      const answer = imports.start('username,name\nzq.late,Late\n')
      await vi.waitFor(async () => expect(await waiting('insert into import_chunks')).toBe(1), { timeout: 10_000 })
      now = undefined
      return { answer }
    })
    const given = await imports.finished((await sending.answer).id)
    expect(given).toMatchObject({ state: 'abandoned', rows: 1, done: 0, failed: 0 })
    expect(await beginningWith('zq.late')).toEqual([])
    expect(await reportsAbout(given.id)).toMatchObject([
      { data: { action: 'user.import', outcome: 'done' } },
      { data: { action: 'user.import-finish', outcome: 'failed', failure: { code: 'import_abandoned' } } },
    ])
  })
})

describe('the export', () => {
  it('has everybody but the erased, is guarded against formulas, and is told in the audit log', async () => {
    const guarded = await api.create({ username: 'exp.one', name: '=SUM(A1)', phone: '+358 40 99' })
    const erased = await api.create({ username: 'exp.two', name: 'Gone' })
    await api.erase(erased)
    const text = await imports.export()
    expect(text.split('\r\n')[0]).toBe('id,userNo,username,name,email,phone,enabled,roles')
    expect(text).toContain(`${guarded.id},${guarded.userNo},exp.one,'=SUM(A1),,'+358 40 99,true,\r\n`)
    expect(text).not.toContain(erased.id)
    const { rows } = await directory.database.query<{ value: string }>(
      `select value from events where type = 'admin.action_reported' and value like '%user.export%'`,
    )
    expect(rows.map(({ value }) => JSON.parse(value) as Reported)).toMatchObject([
      { data: { action: 'user.export', permission: 'user:read', outcome: 'done' } },
    ])
  })

  it('takes the right to read people', async () => {
    const token = await api.tokenWith(['device:read'])
    expect((await imports.call('users/export', {}, token)).status).toBe(403)
  })

  it('can be checked by a dry run, which finds everybody', async () => {
    const text = await imports.export()
    const checked = await imports.run(text, { dryRun: true })
    const faults = await imports.faults(checked.id)
    const unexpected = faults.filter(({ rule }) => rule !== 'taken' && rule !== 'premises_not_found')
    expect(unexpected).toEqual([])
    expect(checked.failed).toBe(checked.rows)
  })
})
