import { migrate, openPool } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { type Caller, SiteClock } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PoliciesController } from './policies.controller.js'

const tenantId = 'acme'
const caller: Caller = { tenantId, actor: `user:${newId()}`, rights: new Map(), correlationId: newId() }
const settings = { runAt: '02:00', secondPerson: false, reportKeepDays: 14 }

let database: Pool
let controller: PoliciesController
let now: Date

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'retention', applicationName: 'test' })
  await migrate(database, { schema: 'retention', dir: new URL('../../migrations/', import.meta.url) })
  const commands = new CommandHandler({ database, service: 'retention', relay: { wake: () => undefined } })
  controller = new PoliciesController(commands, database, new SiteClock('UTC', () => now), settings)
})
afterAll(() => database.end())
beforeEach(async () => {
  now = new Date('2026-11-30T09:00:00.000Z')
  await database.query('truncate policies, nightly_runs, events, outbox')
})

const set = (kind: 'access-log' | 'snapshots', keep: string) =>
  controller.set(kind, {}, { keep, automatic: true }, caller)
const nightsOver = async () => {
  const { rows } = await database.query<{ day: string }>('select day::text from nightly_runs order by day')
  return rows.map(({ day }) => day)
}

describe('the first policy of an organisation', () => {
  it('deletes nothing before the next night: the last one is over', async () => {
    await set('access-log', 'P1Y')
    expect(await nightsOver()).toEqual(['2026-11-30'])
  })

  it('set before the time of the run deletes that very night', async () => {
    now = new Date('2026-11-30T01:59:00.000Z')
    await set('access-log', 'P1Y')
    expect(await nightsOver()).toEqual(['2026-11-29'])
  })

  it('may be set right before it deletes, also when the night before was missed', async () => {
    await set('access-log', 'P1D')
    now = new Date('2026-12-01T09:00:00.000Z')
    await set('access-log', 'P1Y')
    expect(await nightsOver()).toEqual(['2026-11-30', '2026-12-01'])
  })
})

describe('another policy', () => {
  it('does not call off a night that was missed', async () => {
    await set('access-log', 'P1Y')
    now = new Date('2026-12-01T09:00:00.000Z')
    await set('snapshots', 'P1Y')
    expect(await nightsOver()).toEqual(['2026-11-30'])
  })
})

describe('without a policy', () => {
  it('files of reports go as the operator has set, and nothing else by itself', async () => {
    const { items } = await controller.list(caller)
    expect(items.find(({ recordKind }) => recordKind === 'exports')).toEqual({
      ...{ recordKind: 'exports', keep: 'P14D', automatic: true, isDefault: true },
    })
    expect(items.filter(({ automatic }) => automatic)).toHaveLength(1)
  })
})
