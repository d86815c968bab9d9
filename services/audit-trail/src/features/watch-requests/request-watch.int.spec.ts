import { CommandHandler } from '@doorledger/event-store'
import { inProcessSharedState } from '@doorledger/shared-state'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshAuditTrail } from '../../../test/fresh-audit-trail.js'
import { defaultTimeouts } from '../../domain/trail-request.js'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'
import { DueCounts } from '../count-new-records/due-counts.js'
import { DueRequests } from './due-requests.js'
import { RequestWatch } from './request-watch.js'

const DAY = 86_400_000
const requestId = '0199f3c1-7d2e-7a41-9a70-2f3f6e0a1b2c'
let now = new Date('2026-11-22T09:00:00.000Z')
const clock = () => now

let database: Pool
let commands: CommandHandler

beforeAll(async () => {
  database = await freshAuditTrail()
  commands = new CommandHandler({ database, service: 'audit-trail', relay: { wake: () => undefined }, clock })
})
afterAll(() => database.end())

const types = async () => {
  const { rows } = await database.query<{ type: string }>('select type from events order by position')
  return rows.map(({ type }) => type)
}
const replica = () => {
  const logger = pino({ level: 'silent' })
  const due = new DueRequests(commands, database, clock, logger)
  const counts = new DueCounts(commands, database, clock, logger)
  return new RequestWatch(due, counts, inProcessSharedState(), logger)
}

describe('the watch over requests', () => {
  it('lets a request expire once, also when it was due while nobody looked and two look at the same time', async () => {
    const timeouts = { ...defaultTimeouts, expiresAfterSec: DAY / 1000 }
    const by = { tenantId: 'default', actor: 'user:anna' }
    const request = { requestId, lockId: 'vault', lockKind: 's50', by: by.actor, collecting: true } as const
    await commands.handle(
      { aggregate: requestsOfLocks, id: 'vault', by, at: now },
      { type: 'request', ...request, at: now, timeouts },
    )
    now = new Date(now.getTime() + 2 * DAY)
    const replicas = [replica(), replica()]
    await Promise.all(replicas.map((watch) => watch.look()))
    expect(await types()).toEqual(['audit_trail.requested', 'audit_trail.expired'])
    const { rows } = await database.query('select status, due_at, finished_at from audit_trail_requests')
    expect(rows).toEqual([{ status: 'expired', due_at: null, finished_at: now }])
  })
})
