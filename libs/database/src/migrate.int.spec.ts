import { freshDatabase } from '@doorledger/testing'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from './migrate.js'
import { openPool } from './open-pool.js'

const schema = 'lamps'
const platform = new URL('migrations/', import.meta.url)

let url: string
let database: Pool
let dir: string

beforeEach(async () => {
  url = await freshDatabase()
  database = open()
  dir = await mkdtemp(join(tmpdir(), 'doorledger-migrations-'))
  await write('0001_lamps', 'create table lamps (id text primary key); insert into lamps values (1);')
})
afterEach(async () => {
  await database.end()
  await rm(dir, { recursive: true })
})

const open = () => openPool(url, { schema, applicationName: 'test' })
const write = (name: string, sql: string) => writeFile(join(dir, `${name}.sql`), `-- Up Migration\n${sql}`)
const lamps = async () => (await database.query<{ id: string }>('select id from lamps order by id')).rows
const recorded = async () => {
  const { rows } = await database.query<{ name: string }>('select name from schema_migrations order by id')
  return rows.map(({ name }) => name.split(' ')[0])
}

describe('migrations', () => {
  it('run once, in the order of their names, those of the platform first', async () => {
    await write('0002_more', `insert into lamps values (2);\n-- Down Migration\ndrop table lamps;`)
    await migrate(database, { schema, dir })
    await migrate(database, { schema, dir })
    expect(await lamps()).toEqual([{ id: '1' }, { id: '2' }])
    expect((await recorded()).slice(-3)).toEqual([
      expect.stringMatching(/^platform\//),
      'service/0001_lamps',
      'service/0002_more',
    ])
  })

  it('run when they come later, also between those that have run', async () => {
    await write('0003_later', 'insert into lamps values (3)')
    await migrate(database, { schema, dir, platform: false })
    await write('0002_between', 'insert into lamps values (2)')
    const told: string[] = []
    await migrate(database, { schema, dir, platform: false, log: (line) => told.push(line) })
    expect(await lamps()).toHaveLength(3)
    expect(told).toEqual([expect.stringContaining('service/0002_between')])
  })

  it('leave the schema as it was when one fails, with the error of Postgres', async () => {
    await write('0002_broken', 'insert into lamps values (2); select no_such_column from lamps')
    await expect(migrate(database, { schema, dir })).rejects.toMatchObject({ code: '42703' })
    await expect(lamps()).rejects.toThrow('relation "lamps" does not exist')
    expect(await recorded()).toEqual([])
  })

  it('run in one of the replicas that start together', async () => {
    const replicas = [open(), open(), open()]
    await Promise.all(replicas.map((replica) => migrate(replica, { schema, dir })))
    await Promise.all(replicas.map((replica) => replica.end()))
    expect(await lamps()).toEqual([{ id: '1' }])
  })

  it('search the schema they are for, and leave connections of the pool as they were', async () => {
    await migrate(database, { schema: 'further', dir, platform: false })
    const { rows } = await database.query('select id from further.lamps')
    expect(rows).toEqual([{ id: '1' }])
    await migrate(database, { schema, dir, platform: false })
    expect((await database.query('show search_path')).rows).toEqual([{ search_path: schema }])
  })
})

describe('a schema that node-pg-migrate made', () => {
  beforeEach(async () => {
    await database.query(`create schema ${schema}`)
    const own = ['0001_lamps.sql']
    await asBefore('platform_migrations', platform, (await readdir(platform)).sort())
    await asBefore('migrations', new URL(`file://${dir}/`), own)
  })

  const asBefore = async (table: string, folder: URL, files: readonly string[]) => {
    await database.query(
      `create table "${table}" (id serial primary key, name varchar(255) not null, run_on timestamp not null)`,
    )
    for (const file of files) {
      const [up] = (await readFile(new URL(file, folder), 'utf8')).split('-- Down Migration')
      await database.query(up!)
      await database.query(`insert into "${table}" (name, run_on) values ($1, now())`, [file.replace('.sql', '')])
    }
  }
  const recordsOfBefore = async () =>
    (await database.query<object>('select * from platform_migrations, migrations')).rows

  it('goes on from there: nothing runs twice, what is new runs', async () => {
    const before = await recordsOfBefore()
    await write('0002_more', 'insert into lamps values (2)')
    const told: string[] = []
    await migrate(database, { schema, dir, log: (line) => told.push(line) })
    await migrate(database, { schema, dir })
    expect(await lamps()).toEqual([{ id: '1' }, { id: '2' }])
    expect(told).toEqual([expect.stringContaining('service/0002_more')])
    expect(await recordsOfBefore()).toEqual(before)
  })

  it('takes in what an older release ran in between', async () => {
    await migrate(database, { schema, dir })
    await write('0002_more', 'insert into lamps values (2)')
    await database.query('insert into lamps values (2)')
    await database.query(`insert into migrations (name, run_on) values ('0002_more', now())`)
    await migrate(database, { schema, dir })
    expect(await lamps()).toEqual([{ id: '1' }, { id: '2' }])
  })
})
