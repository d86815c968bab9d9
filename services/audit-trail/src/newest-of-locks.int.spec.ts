import { applyDataScope, type DataScope, everywhereIn, inTransaction } from '@doorledger/database'
import { rowsRead } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshAuditTrail } from '../test/fresh-audit-trail.js'
import { programmingJobs } from './features/program-lock/programming-job-view.js'
import { locksWithin } from './known-locks.js'
import { newestOfLocks, newestQuery, type NewestQuestion } from './newest-of-locks.js'
import { trailRequests } from './trail-requests/find-request.js'

const LOCKS = 500
const EACH = 20
const inRoom = { tenantId: 'default', premises: ['room-7'] }
const OF_THE_ROOM = EACH * 2

const ofLocks = `generate_series(0, ${LOCKS - 1}) as lock, generate_series(1, ${EACH}) as turn`
const minute = `timestamptz '2026-11-01' + (turn * ${LOCKS} + lock) * interval '1 minute'`
const FILL = `
  insert into devices
    (tenant_id, device_id, kind, name, facility_path, zone, attributes_version, registered_at, last_block_seq)
  select 'default', 'lock-' || lock, 'lock', 'Door', 'house/room-' || lock % ${LOCKS / 2}, 'UTC', 1, now(), 0
  from generate_series(0, ${LOCKS - 1}) as lock;
  insert into audit_trail_requests (tenant_id, request_id, lock_id, status, requested_at, state)
  select 'default', md5(lock || ' ' || turn)::uuid, 'lock-' || lock,
    case when turn % 2 = 0 then 'completed' else 'expired' end, ${minute}, '{}'
  from ${ofLocks};
  insert into programming_jobs (tenant_id, job_id, lock_id, method, status, scheduled_at)
  select 'default', md5(lock || ' ' || turn)::uuid, 'lock-' || lock, 'phone', 'done', ${minute}
  from ${ofLocks};
  analyze`

let database: Pool
beforeAll(async () => {
  database = await freshAuditTrail()
  await database.query(FILL)
})
afterAll(() => database.end())

interface Row {
  readonly request_id: string
  readonly lock_id: string
  readonly requested_at: Date
}
const requests = (where: DataScope, question: NewestQuestion) =>
  newestOfLocks<Row>(database, where, trailRequests, question)
const newestFirst = (rows: readonly Row[]) =>
  rows.toSorted((one, other) => other.requested_at.getTime() - one.requested_at.getTime())

describe('what locks had, newest first', () => {
  it('is, for who is confined to a room, what is left of all when the other locks are left out', async () => {
    const all = await requests(everywhereIn('default'), { limit: LOCKS * EACH })
    expect(all).toHaveLength(LOCKS * EACH)
    expect(all).toEqual(newestFirst(all))
    const left = all.filter(({ lock_id }) => ['lock-7', 'lock-257'].includes(lock_id))
    expect(left).toHaveLength(OF_THE_ROOM)
    expect(await requests(inRoom, { limit: LOCKS * EACH })).toEqual(left)
  })

  it.each([
    ['everywhere', everywhereIn('default')],
    ['in a room', inRoom],
  ])('comes in pages %s, of one lock and of what stands somewhere too', async (_, where) => {
    const wanted = { lock: 'lock-7', status: ['completed'] }
    const all = await requests(where, { ...wanted, limit: 100 })
    expect(all).toHaveLength(EACH / 2)
    const paged: Row[] = []
    for (let page = await requests(where, { ...wanted, limit: 3 }); page.length > 0;) {
      paged.push(...page)
      const last = page.at(-1)!
      page = await requests(where, { ...wanted, limit: 3, after: [last.requested_at.toISOString(), last.request_id] })
    }
    expect(paged).toEqual(all)
    expect(await requests(where, { lock: 'lock-nobody-knows', limit: 3 })).toEqual([])
  })

  it.each([
    ['audit_trail_requests', trailRequests],
    ['programming_jobs', programmingJobs],
  ])('reads nothing of other locks for who is confined to a room: %s', async (table, things) => {
    const query = newestQuery(things, inRoom.tenantId, { limit: 51 }, await locksWithin(database, inRoom))
    const read = await inTransaction(database, async (client) => {
      await applyDataScope(client, inRoom)
      return rowsRead(client, table, query)
    })
    expect(read).toBe(OF_THE_ROOM)
  })
})
