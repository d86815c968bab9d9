import { openPool, migrate } from '@doorledger/database'
import { runProjection } from '@doorledger/projections'
import { ensureMonths } from '@doorledger/service'
import { actionRecorded, eventOf, topics } from '@doorledger/contracts'
import { openEmbeddedEventLog, recordOf } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { recordEntries } from './record-entries.js'

const SCHEMA = 'admin_audit'
const migrations = new URL('../../migrations/', import.meta.url)
const role = `keeper_${newId().replaceAll('-', '')}`

let superuser: Pool
/** as the role that the service runs as, which owns the schema */
let keeper: Pool
let url: string

beforeAll(async () => {
  url = await freshDatabase()
  superuser = openPool(url, { schema: SCHEMA, applicationName: 'test' })
  await superuser.query(`create role ${role} login createrole password 'test'`)
  await admitConfinedReader()
  await superuser.query(`create schema ${SCHEMA} authorization ${role}`)
  const { pathname } = new URL(url)
  await superuser.query(`grant create on database "${pathname.slice(1)}" to ${role}`)
  const asKeeper = new URL(url)
  asKeeper.username = role
  asKeeper.password = 'test'
  keeper = openPool(asKeeper.href, { schema: SCHEMA, applicationName: 'test' })
  await migrate(keeper, { schema: SCHEMA, dir: migrations })
  await ensureMonths(keeper, 'admin_entries', new Date())
})
afterAll(async () => {
  await keeper.end()
  await superuser.end()
})

/** Roles are the server's: where other tests have made the one that confined readers read as, nobody else may grant it. */
const admitConfinedReader = async () => {
  await superuser.query(
    `do $$ begin create role ${SCHEMA}_confined nologin; exception when duplicate_object then null; end $$`,
  )
  await superuser.query(`grant ${SCHEMA}_confined to ${role}`)
}

const ATTEMPTS = [
  `update admin_entries set outcome = 'denied'`,
  'delete from admin_entries',
  'truncate admin_entries',
  'truncate admin_entries_default',
  `with month as (select 1) delete from admin_entries using month`,
  `merge into admin_entries e using (select 1) as x on true when matched then delete`,
  `insert into admin_entries select * from admin_entries on conflict (tenant_id, entry_id, occurred_at) do update set outcome = 'denied'`,
]

const monthOf = (at: Date) => `admin_entries_${at.toISOString().slice(0, 7).replace('-', '_')}`

const entry = (at: Date) => {
  const about = {
    tenantId: 'default',
    service: 'admin-audit',
    occurredAt: at.toISOString(),
    recordedAt: at.toISOString(),
  }
  return recordOf(eventOf(actionRecorded, { ...actionRecorded.example, entryId: newId() }, about))
}

describe('the table of entries', () => {
  it('takes rows as the role that the service runs as', async () => {
    const log = await openEmbeddedEventLog({ url })
    await log.createTopics(topics)
    await log.append(actionRecorded.topic.name, [entry(new Date()), entry(new Date('1999-05-05T00:00:00Z'))])
    const logger = pino({ level: 'silent' })
    const running = await runProjection({ log, database: keeper, service: 'test', logger, ...recordEntries })
    const count = async () => (await keeper.query('select from admin_entries')).rowCount
    await vi.waitFor(async () => expect(await count()).toBe(2), { timeout: 60_000 })

    await running.rebuild()
    expect(await count()).toBe(2)
    await running.stop()
    await log.close()
  })

  describe.each([
    ['the role of the service', () => keeper],
    ['a superuser', () => superuser],
  ])('refuses, to %s, also after a rebuild,', (_, pool) => {
    it.each(ATTEMPTS)('%s', async (attempt) => {
      await expect(pool().query(attempt)).rejects.toMatchObject({ code: '42501' })
      expect((await pool().query(`select from admin_entries where outcome = 'done'`)).rowCount).toBe(2)
    })

    it('changes in the table of a month', async () => {
      const month = monthOf(new Date())
      for (const attempt of [`update ${month} set outcome = 'denied'`, `delete from ${month}`, `truncate ${month}`]) {
        await expect(pool().query(attempt), attempt).rejects.toMatchObject({ code: '42501' })
      }
    })
  })

  it('refuses the same in a month that is made later', async () => {
    const later = new Date(Date.now() + 400 * 86_400_000)
    expect(await ensureMonths(keeper, 'admin_entries', later)).toBeGreaterThan(0)
    for (const pool of [keeper, superuser]) {
      await expect(pool.query(`truncate ${monthOf(later)}`)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('leaves entries of a month that is not there where they are', async () => {
    await ensureMonths(keeper, 'admin_entries', new Date('1999-05-20T00:00:00Z'))
    const { rows } = await keeper.query<{ month: string }>(
      `select tableoid::regclass::text as month from admin_entries where occurred_at < '2000-01-01'`,
    )
    expect(rows).toEqual([{ month: 'admin_entries_default' }])
  })
})
