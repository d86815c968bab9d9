import type { RetentionPolicy } from '@doorledger/contracts'
import { migrate, openPool } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { SiteClock } from '@doorledger/service'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestByPolicy } from '../../domain/erasure-request.js'
import { countDeparted } from '../../erasures/departed-people.js'
import { erasureRequests } from '../../erasures/erasure-requests.js'
import { holds, policies } from '../../purges/purge-aggregates.js'
import { NightlyRun } from './nightly-run.js'

const tenantId = 'acme'
const by = { tenantId, actor: `user:${newId()}` }
const at = (instant: string) => new Date(instant)

let database: Pool
let commands: CommandHandler
let now: Date
let run: NightlyRun

beforeAll(async () => {
  database = openPool(await freshDatabase(), { schema: 'retention', applicationName: 'test' })
  await migrate(database, { schema: 'retention', dir: new URL('../../migrations/', import.meta.url) })
  commands = new CommandHandler({ database, service: 'retention', relay: { wake: () => undefined } })
  const settings = { runAt: '02:00', secondPerson: false, reportKeepDays: 30 }
  run = new NightlyRun(database, commands, settings, new SiteClock('UTC', () => now))
})
afterAll(() => database.end())
beforeEach(async () => {
  now = at('2026-11-30T03:00:00.000Z')
  await database.query('truncate policies, holds, purges, nightly_runs, departures, erasure_requests, events, outbox')
})

const setPolicy = async (recordKind: RetentionPolicy['recordKind'], rest: Partial<RetentionPolicy> = {}) => {
  const policy = { recordKind, keep: 'P1Y', automatic: true, ...rest }
  await commands.handle({ aggregate: policies, id: recordKind, by }, { type: 'set', policy, day: '2026-11-30' })
}
const cutoffs = async () => {
  const { rows } = await database.query<{ cutoff: Date }>('select cutoff from purges order by requested_at')
  return rows.map(({ cutoff }) => cutoff.toISOString())
}
const nightOf = async (day: string) => {
  now = at(`${day}T03:00:00.000Z`)
  await run.run()
}

describe('the run at night', () => {
  it('asks once a day for what is older than its policy', async () => {
    await setPolicy('access-log')
    await Promise.all([run.run(), run.run()])
    await run.run()
    expect(await cutoffs()).toEqual(['2025-11-30T00:00:00.000Z'])
    await nightOf('2026-12-01')
    expect(await cutoffs()).toEqual(['2025-11-30T00:00:00.000Z', '2025-12-01T00:00:00.000Z'])
  })

  it('goes on when the clock was once a year ahead and is right again', async () => {
    await setPolicy('access-log')
    await nightOf('2027-11-30')
    await nightOf('2026-11-30')
    await nightOf('2026-11-30')
    await nightOf('2026-12-01')
    expect(await cutoffs()).toEqual([
      '2025-11-30T00:00:00.000Z',
      '2025-12-01T00:00:00.000Z',
      '2026-11-30T00:00:00.000Z',
    ])
  })
})

describe('who left', () => {
  const left = async (leftAt: string): Promise<string> => {
    const userId = newId()
    await database.query('insert into departures values ($1, $2, $3, 1)', [tenantId, userId, leftAt])
    return userId
  }
  const asked = async () => {
    const { rows } = await database.query<{ user_id: string; state: { requestId: string } }>(
      'select user_id, state from erasure_requests order by received_at',
    )
    return rows.map(({ user_id: userId, state }) => ({ userId, ...state }))
  }
  const refuse = async (ground: 'legal_hold' | 'legal_term', holdIds: readonly string[]) => {
    const [request] = await asked()
    const command = { type: 'refuse' as const, by: by.actor, at: now.toISOString(), ground, reason: 'So', holdIds }
    await commands.handle({ aggregate: erasureRequests, id: request!.requestId, by }, command)
  }

  it('longer ago than the policy keeps what people own is asked to be erased, with a day by which to answer', async () => {
    await setPolicy('people', { keep: 'P6M' })
    const anna = await left('2026-05-29T23:59:59.000Z')
    await left('2026-05-30T00:00:00.000Z')
    await run.run()
    expect(await asked()).toMatchObject([
      {
        userId: anna,
        status: 'open',
        basis: 'no_longer_needed',
        reference: 'Left on 2026-05-29, kept for P6M',
        dueOn: '2026-12-30',
      },
    ])
    await nightOf('2026-12-01')
    expect((await asked()).map(({ userId }) => userId)[0]).toBe(anna)
    expect(await asked()).toHaveLength(2)
  })

  it('is asked for by nobody where the policy does not delete by itself', async () => {
    await setPolicy('people', { automatic: false })
    await left('2020-01-01T00:00:00.000Z')
    await run.run()
    expect(await asked()).toEqual([])
  })

  it('is not asked for again after a refusal, unless it was for a hold that is released by now', async () => {
    await setPolicy('people')
    const anna = await left('2020-01-01T00:00:00.000Z')
    const holdId = newId()
    const hold = { holdId, matter: 'Case', reason: 'Theft', custodian: 'Legal', scope: { users: [anna] } }
    const placed = { ...hold, placedBy: by.actor, placedAt: now.toISOString() }
    await commands.handle({ aggregate: holds, id: holdId, by }, { type: 'place', hold: placed })
    await run.run()
    await refuse('legal_hold', [holdId])
    await nightOf('2026-12-01')
    expect(await asked()).toHaveLength(1)
    for (const actor of [by.actor, `user:${newId()}`]) {
      const release = { type: 'release' as const, by: actor, at: now.toISOString(), reason: 'Closed' }
      await commands.handle({ aggregate: holds, id: holdId, by }, release)
    }
    await nightOf('2026-12-02')
    expect((await asked()).map(({ userId }) => userId)).toEqual([anna, anna])
  })

  it('is not asked for again after a refusal because the law wants it kept', async () => {
    await setPolicy('people')
    await left('2020-01-01T00:00:00.000Z')
    await run.run()
    await refuse('legal_term', [])
    await nightOf('2026-12-01')
    expect(await asked()).toHaveLength(1)
  })

  it('again is asked for again, whatever was answered before', async () => {
    await setPolicy('people', { keep: 'P1D' })
    const anna = await left('2020-01-01T00:00:00.000Z')
    await run.run()
    await refuse('legal_term', [])
    await database.query(`update departures set left_at = '2026-12-03' where user_id = $1`, [anna])
    await nightOf('2026-12-04')
    expect(await asked()).toHaveLength(1)
    await nightOf('2026-12-05')
    expect(await asked()).toMatchObject([{ status: 'refused' }, { userId: anna, status: 'open' }])
  })

  it('is counted by the preview of a policy as far as the run asks', async () => {
    const anna = await left('2020-01-01T00:00:00.000Z')
    await left('2020-01-01T00:00:00.000Z')
    expect(await countDeparted(database, tenantId, now)).toEqual({ people: 2, held: 0 })
    const request = requestByPolicy(
      { userId: anna, leftAt: now },
      { requestId: newId(), keep: 'P1Y' },
      { zone: 'UTC', now },
    )
    const command = { type: 'receive' as const, request }
    await commands.handle({ aggregate: erasureRequests, id: request.requestId, by }, command)
    expect(await countDeparted(database, tenantId, now)).toEqual({ people: 1, held: 0 })
  })
})
