import { freshDatabase } from '@doorledger/testing'
import { randomBytes } from 'node:crypto'
import pg, { type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshSchema } from '../../../database/test/fresh-schema.js'
import { inTransaction } from '@doorledger/database'
import { migrate } from '@doorledger/database'
import { openPool } from '@doorledger/database'
import { createShadow, replaceByShadow, shadowOf } from './shadow-table.js'
import { type DataScope, everywhereIn, liesWithin, scopedReads, stepsOf } from '@doorledger/database'

let database: Pool
const inFirst: DataScope = { tenantId: 'acme', premises: ['first-floor'] }

beforeAll(async () => {
  database = await freshSchema()
  await withDoors(database)
})
afterAll(() => database.end())

/** A house of two floors, with a room on the first; and a neighbour who calls his floor the same. */
const withDoors = async (pool: Pool) => {
  await pool.query('create table doors (tenant_id text, door text, facility_path text)')
  await pool.query(
    `select confine_rows('doors', 'string_to_array(facility_path, ''/'') && (select confined_premises())')`,
  )
  await pool.query('select admit_confined_role()')
  const doors = [
    ['acme', 'gate', null],
    ['acme', 'hall', 'house/first-floor'],
    ['acme', 'safe', 'room'],
    ['acme', 'roof', 'house/second-floor'],
    ['other', 'den', 'house/first-floor'],
  ]
  for (const door of doors) await pool.query('insert into doors values ($1, $2, $3)', door)
  await pool.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version) values
       ('acme', 'premises', 'room', '{"parentId": "first-floor", "deleted": false}', 1),
       ('acme', 'user', 'anna', '{"enabled": true}', 1)`,
  )
}

/** A query that forgets to ask whose doors they are, and where. */
const allDoors = async (pool: Pool, where: DataScope) => {
  const { rows } = await scopedReads(pool, where).query<{ door: string }>('select door from doors order by door')
  return rows.map(({ door }) => door)
}

describe('reads of a confined caller', () => {
  it('find nothing outside his premises or his tenant, even by a query that forgets the condition', async () => {
    expect(await allDoors(database, inFirst)).toEqual(['hall', 'safe'])
    expect(await allDoors(database, { tenantId: 'acme', premises: [] })).toEqual([])
    expect(await allDoors(database, { tenantId: 'other', premises: ['room'] })).toEqual([])
  })

  it('find of the directory no more than premises, and nothing at all in tables that are not meant for them', async () => {
    const { rows } = await scopedReads(database, inFirst).query('select id from known_directory')
    expect(rows).toEqual([{ id: 'room' }])
    await expect(scopedReads(database, inFirst).query('select from events')).rejects.toThrow('permission denied')
  })

  it('change nothing', async () => {
    await expect(scopedReads(database, inFirst).query('delete from doors')).rejects.toThrow(
      /permission denied|read-only/,
    )
  })

  it('leave the connection as it was', async () => {
    const one = openPool(urlOf(database), { schema: 'directory', applicationName: 'test', max: 1 })
    await allDoors(one, inFirst)
    await expect(scopedReads(one, inFirst).query('select broken')).rejects.toThrow()
    expect((await one.query('select from doors')).rowCount).toBe(5)
    await one.end()
  })

  it('take premises by whatever names they have', async () => {
    const premises = [`it's`, `a "b", {c}`, 'back\\slash', `'); drop table doors; --`]
    expect(await allDoors(database, { tenantId: 'acme', premises })).toEqual([])
    expect(await allDoors(database, { tenantId: 'acme', premises: [...premises, 'room'] })).toEqual(['safe'])
  })

  it('are confined by the condition too, which holds without row-level security', async () => {
    const asked = (where: DataScope) =>
      database.query(
        `select door from doors where tenant_id = $1 and ${liesWithin(stepsOf('facility_path'), '$1', '$2')} order by door`,
        [where.tenantId, where.premises],
      )
    expect((await asked(inFirst)).rows).toEqual([{ door: 'hall' }, { door: 'safe' }])
    expect((await asked(everywhereIn('acme'))).rowCount).toBe(4)
  })

  it('are confined in a view that was built anew', async () => {
    await inTransaction(database, async (client) => {
      await createShadow(client, 'doors')
      await client.query(`insert into ${shadowOf('doors')} select * from doors`)
      await replaceByShadow(client, 'doors')
    })
    expect(await allDoors(database, inFirst)).toEqual(['hall', 'safe'])
  })
})

describe('where Doorledger is not the superuser of Postgres', () => {
  const ownerOf = async (mayCreateRoles: boolean, schema: string) => {
    const url = new URL(await freshDatabase())
    const superuser = new pg.Client(url.href)
    await superuser.connect()
    const name = `owner_of_${schema}`
    await superuser.query(
      `create role ${name} login password 'secret' ${mayCreateRoles ? 'createrole' : ''};
       grant create on database "${url.pathname.slice(1)}" to ${name}`,
    )
    await superuser.end()
    const owned = Object.assign(new URL(url), { username: name, password: 'secret' })
    return openPool(owned.href, { schema, applicationName: 'test' })
  }

  it('an owner who may create roles makes the one he needs', async () => {
    const schema = nameOfItsOwn('mighty')
    const owner = await ownerOf(true, schema)
    await migrate(owner, { schema })
    await withDoors(owner)
    expect(await allDoors(owner, inFirst)).toEqual(['hall', 'safe'])
    await owner.end()
  })

  it('one who may not is told what to ask for', async () => {
    const schema = nameOfItsOwn('humble')
    const owner = await ownerOf(false, schema)
    await expect(migrate(owner, { schema })).rejects.toThrow(`The role ${schema}_confined is missing`)
    await owner.end()
  })
})

/** Roles belong to the whole server, which may live longer than this test. */
const nameOfItsOwn = (name: string): string => `${name}_${randomBytes(4).toString('hex')}`

const urlOf = (pool: Pool): string => pool.options.connectionString!
