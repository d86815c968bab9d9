import { freshDatabase } from '@doorledger/testing'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { EntitySchema } from 'typeorm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entitiesOf } from './data-source/entities-of.js'
import { expectMigrations, SchemaBehind } from './expect-migrations.js'
import { migrate } from './migrate.js'
import { openPool } from './open-pool.js'

const schema = 'lamps'
const lamp = new EntitySchema<{ id: string }>({ name: 'lamps', columns: { id: { type: 'text', primary: true } } })

describe('a process that leaves migrations to another', () => {
  let url: string
  let dir: string
  const pools: Pool[] = []
  const open = (): Pool => {
    const pool = openPool(url, { schema, applicationName: 'test' })
    pools.push(pool)
    return pool
  }
  const write = (name: string, sql: string) => writeFile(join(dir, `${name}.sql`), `-- Up Migration\n${sql}`)
  const migrated = () => migrate(open(), { schema, dir })
  const expected = (pool = open()) => expectMigrations(pool, { schema, dir, entities: [lamp] })

  beforeEach(async () => {
    url = await freshDatabase()
    dir = await mkdtemp(join(tmpdir(), 'doorledger-migrations-'))
    await write('0001_lamps', 'create table lamps (id text primary key)')
  })
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.end()))
    await rm(dir, { recursive: true })
  })

  it('finds the schema behind before they have run, and makes nothing itself', async () => {
    await expect(expected()).rejects.toThrow(SchemaBehind)
    const { rows } = await open().query(`select from pg_namespace where nspname = '${schema}'`)
    expect(rows).toEqual([])
  })

  it('reads and writes its tables once they have', async () => {
    await migrated()
    const pool = open()
    await expected(pool)
    await entitiesOf(pool).getRepository(lamp).insert({ id: 'hall' })
    expect(await entitiesOf(pool).getRepository(lamp).find()).toEqual([{ id: 'hall' }])
  })

  it('names the migration of its release that is missing', async () => {
    await migrated()
    await write('0002_switches', 'create table switches (id text primary key)')
    await expect(expected()).rejects.toThrow('service/0002_switches')
  })

  it('of the release before runs on what a newer one added', async () => {
    await write('0002_switches', 'create table switches (id text primary key)')
    await migrated()
    await rm(join(dir, '0002_switches.sql'))
    await expect(expected()).resolves.toBeUndefined()
  })
})
