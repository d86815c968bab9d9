import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ImportsApi } from './imports-api.js'
import { PeopleApi } from './people-api.js'
import { type RunningDirectory, runningDirectory } from './running-directory.js'

let directory: RunningDirectory
let now: Date | undefined
const api = new PeopleApi(() => directory)
const imports = new ImportsApi(() => directory)

beforeAll(async () => {
  directory = await runningDirectory(() => now ?? new Date())
})
afterAll(() => directory.stop())

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

/** Held by whoever gives out names, of which there is one at a time. */
const NAMES = `select pg_advisory_xact_lock(${0x0d1e}, hashtext('default'))`

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
    const id = await whileHeld(NAMES, async () => {
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

  it('is left alone when somebody cancels the import: what waits is gone, what was taken stays', async () => {
    const people = Array.from({ length: 1_200 }, (_, index) => `zq.cancelled.${index},Name ${index}`)
    const { id, cancelling } = await whileHeld(NAMES, async () => {
      const started = await imports.start(['username,name', ...people].join('\n'))
      await vi.waitFor(async () => expect(await waiting('')).toBe(1), { timeout: 60_000 })
      const answer = imports.cancel(started.id)
      await vi.waitFor(async () => expect(await waiting('')).toBe(2), { timeout: 60_000 })
      return { id: started.id, cancelling: answer }
    })
    expect((await cancelling).status).toBe(200)
    const view = await imports.show(id)
    expect(view).toMatchObject({ state: 'cancelled', rows: 1_200, failed: 0 })
    expect(view.done).toBeLessThan(1_200)
    const { rows } = await directory.database.query(
      `select wrapped_key, (select count(*)::int from import_chunks where import_id = $1) as chunks,
         (select count(*)::int from people where username like 'zq.cancelled.%') as people
       from privacy.person_keys where person_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ wrapped_key: null, chunks: 0, people: view.done }])
    expect(await imports.reports({ id })).toMatchObject([
      { data: { action: 'user.import', outcome: 'done' } },
      { data: { action: 'user.import-cancel', outcome: 'done' } },
    ])
    const again = await imports.cancel(id)
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ type: 'urn:doorledger:problem:import_finished' })
  })

  it('is given up, unread, when it could not be worked in for a day', async () => {
    now = new Date(Date.now() - 25 * 60 * 60 * 1_000)
    const sending = await whileHeld('lock table import_chunks in exclusive mode', async () => {
      const answer = imports.start('username,name\nzq.late,Late\n')
      await vi.waitFor(async () => expect(await waiting('INSERT INTO "import_chunks"')).toBe(1), { timeout: 60_000 })
      now = undefined
      return { answer }
    })
    const given = await imports.finished((await sending.answer).id)
    expect(given).toMatchObject({ state: 'abandoned', rows: 1, done: 0, failed: 0 })
    expect(await api.beginningWith('zq.late')).toEqual([])
    expect(await imports.reports({ id: given.id })).toMatchObject([
      { data: { action: 'user.import', outcome: 'done' } },
      { data: { action: 'user.import-finish', outcome: 'failed', failure: { code: 'import_abandoned' } } },
    ])
  })
})
