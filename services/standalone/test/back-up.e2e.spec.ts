import { StartedProcess } from '@doorledger/testing'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLI, databaseUrl, freshFolder, type RunningStandalone, startStandalone } from './running-standalone.js'

const soon = { timeout: 60_000, interval: 100 }
const planted = { username: 'zqplanted.user', name: 'Zqplanted Fullname', email: 'zqplanted@mail.example' }
const traces = /zq.?planted/i

/** What the guide leaves out of the copy of the database: `audit_trail.names_over_time*`. */
const leftOut = async (): Promise<readonly string[]> => {
  const guide = await readFile(new URL('../../../docs/how-to/back-up.md', import.meta.url), 'utf8')
  return [...guide.matchAll(/--exclude-table-data='?([\w.*]+)/g)].map(([, pattern]) => pattern!)
}

const isIn = (patterns: readonly string[], table: string): boolean =>
  patterns.some((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(table))

let folder: Awaited<ReturnType<typeof freshFolder>>
let running: RunningStandalone
let tables: readonly string[]
let patterns: readonly string[]

const start = async () => (running = await startStandalone(folder.dir))

/** The `database` command; resolves with the address it tells. */
const startDatabase = async () => {
  const environment = { DOORLEDGER_DATA_DIR: 'data folder' }
  const process = StartedProcess.start({ file: CLI, args: ['database'], dir: folder.dir, environment })
  await process.untilPrinted('\n')
  return { process, url: /^DATABASE_URL=(\S+)$/m.exec(process.printed)![1]! }
}

const inDatabase = async <Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

const namesKnown = async () => {
  const query = 'select names::text from audit_trail.names_over_time where username = $1'
  const { rows } = await inDatabase(await databaseUrl(folder.dir), (client) => client.query(query, [planted.username]))
  return JSON.stringify(rows)
}

beforeAll(async () => {
  folder = await freshFolder()
  patterns = await leftOut()
  await start()
  expect((await running.api.call('POST', '/v1/users', { body: planted })).status).toBe(201)
  await vi.waitFor(async () => expect(await namesKnown()).toContain(planted.name), soon)
  await inDatabase(await databaseUrl(folder.dir), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema', 'privacy')`,
    )
    tables = rows.map(({ name }) => name)
  })
})
afterAll(async () => {
  await running.process.interrupt()
  await folder.remove()
})

/** `bytea` shows as hexadecimal digits. */
const decoded = (row: string): string =>
  row.replace(/\\x([0-9a-f]+)/g, (_, digits: string) => Buffer.from(digits, 'hex').toString('latin1'))

describe('a backup as the guide says', () => {
  it('leaves out every table with what a person owns, and no table that is not there', async () => {
    const found = await inDatabase(await databaseUrl(folder.dir), async (client) => {
      const named: string[] = []
      for (const table of tables) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} as t`)
        if (rows.some(({ row }) => traces.test(row) || traces.test(decoded(row)))) named.push(table)
      }
      return named
    })
    expect(found).toContain('directory.people')
    expect(found.filter((table) => !isIn(patterns, table))).toEqual([])
    expect(patterns.filter((pattern) => !tables.some((table) => isIn([pattern], table)))).toEqual([])
  })

  it('leaves out nothing that does not come back', async () => {
    await running.process.interrupt()
    const database = await startDatabase()
    const emptied = tables.filter((table) => isIn(patterns, table))
    await inDatabase(database.url, (client) => client.query(`truncate ${emptied.join()}`))
    expect(await database.process.interrupt()).toMatchObject({ code: 0, stderr: '' })
    await start()
    expect(await running.api.get(`/v1/users/${planted.username}`)).toMatchObject(planted)
    await vi.waitFor(async () => expect(await namesKnown()).toContain(planted.name), soon)
  })
})

describe('the database command', () => {
  it('tells where the database is while Doorledger runs, and leaves it running', async () => {
    const { process, url } = await startDatabase()
    expect(await process.ended).toMatchObject({ code: 0, stderr: '' })
    const { rows } = await inDatabase(url, (client) => client.query('select current_database()'))
    expect(rows).toEqual([{ current_database: 'doorledger' }])
    expect((await running.api.call('GET', '/v1/users')).status).toBe(200)
  })
})
