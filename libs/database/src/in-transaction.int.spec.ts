import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { EntitySchema } from 'typeorm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { entitiesOf } from './data-source/entities-of.js'
import { inTransaction } from './in-transaction.js'
import { migrate } from './migrate.js'
import { openPool, openPoolBeside } from './open-pool.js'

interface Lamp {
  readonly lampId: string
  readonly litAt: Date
  readonly hours: number
  readonly colours: readonly string[]
}

const lamps = new EntitySchema<Lamp>({
  name: 'lamps',
  columns: {
    lampId: { type: 'text', primary: true },
    litAt: { type: 'timestamptz' },
    hours: { type: 'bigint' },
    colours: { type: 'jsonb' },
  },
})

const lamp: Lamp = {
  lampId: 'hall',
  litAt: new Date('2026-11-29T10:00:00.123Z'),
  hours: 3_000_000_000,
  colours: ['red'],
}

let database: Pool

beforeAll(async () => {
  const options = { schema: 'lamps', applicationName: 'test', max: 2 }
  database = openPool(await freshDatabase(), options)
  await migrate(database, { schema: 'lamps', entities: [lamps] })
  await database.query(
    'create table lamps (lamp_id text primary key, lit_at timestamptz not null, hours bigint not null, colours jsonb not null)',
  )
})
beforeEach(() => database.query('truncate lamps'))
afterAll(() => database.end())

const stored = async () => (await database.query<{ lamp_id: string }>('select lamp_id from lamps')).rows

describe('a transaction', () => {
  it('holds SQL and entities on one connection', async () => {
    const read = await inTransaction(database, async (client, entities) => {
      await entities.insert(lamps, lamp)
      const { rows } = await client.query('select lamp_id, hours from lamps')
      await client.query(`update lamps set hours = hours + 1`)
      return { rows, entity: await entitiesOf(client).findOneBy(lamps, { lampId: 'hall' }) }
    })
    expect(read).toEqual({
      rows: [{ lamp_id: 'hall', hours: 3_000_000_000 }],
      entity: { ...lamp, hours: 3_000_000_001 },
    })
  })

  it('undoes both when the work fails, whatever entities do by themselves', async () => {
    const failing = inTransaction(database, async (client, entities) => {
      await entities.save(lamps, lamp)
      await client.query(`insert into lamps select 'stairs', lit_at, hours, colours from lamps`)
      throw new Error('the light went out')
    })
    await expect(failing).rejects.toThrow('the light went out')
    expect(await stored()).toEqual([])
  })

  it('is one on connections beside the pool too', async () => {
    const beside = openPoolBeside(database, { applicationName: 'beside', max: 1, onConnectionLost: () => undefined })
    await inTransaction(beside, (client) => entitiesOf(client).insert(lamps, lamp))
    await beside.end()
    expect(await stored()).toHaveLength(1)
  })

  it('lends entities for as long as it lasts', async () => {
    const kept = await inTransaction(database, async (client, entities) => ({ client, entities }))
    expect(() => entitiesOf(kept.client)).toThrow('within inTransaction')
    await expect(kept.entities.find(lamps)).rejects.toThrow('released')
  })

  it('gives every connection back', async () => {
    const work = (index: number) =>
      inTransaction(database, async (_, entities) => {
        if (index % 2 === 0) throw new Error('even')
        await entities.insert(lamps, { ...lamp, lampId: String(index) })
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect([database.idleCount, database.waitingCount]).toEqual([database.totalCount, 0])
  })
})

describe('an error of an entity', () => {
  it('is that of Postgres, without the values of the query', async () => {
    await entitiesOf(database).insert(lamps, lamp)
    const error = await entitiesOf(database)
      .insert(lamps, { ...lamp, colours: ['planted'] })
      .catch((failure: unknown) => failure)
    expect(error).toMatchObject({ code: '23505', constraint: 'lamps_pkey' })
    expect(JSON.stringify(error)).not.toContain('planted')
  })
})
