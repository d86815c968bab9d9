import { applyDataScope, type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshAuditTrail, insertRows } from '../../test/fresh-audit-trail.js'
import { accessEventFilter } from '../domain/access-event-filter.js'
import { openAccessEventCursor } from '../features/export-access-events/access-event-cursor.js'
import { listAccessEvents, listQuery } from './list-access-events.js'

const ROWS = 10_000
const inRoom: DataScope = { tenantId: 'default', premises: ['floor-7'] }
const reader = { tenantId: 'default', premises: ['floor-7'], seesDuress: true }
const page = { order: 'desc', limit: 101 } as const

let database: Pool

/** An attempt a minute, in turn on each of 20 floors of two organisations. */
const ATTEMPTS = `
  insert into access_events (tenant_id, access_event_id, revision, seq, occurred_at, recorded_at, flags, device_id,
    device_name, device_kind, facility_path, access_type, result, reason, decision, provenance, retracted)
  select case when n % 4 = 0 then 'other' else 'default' end, gen_random_uuid(), 1, n * 1024,
    now() - n * interval '1 minute', now(), '{}', 'door-' || n % 20, 'Door', 'lock', 'hq/floor-' || n % 20, 'rfid',
    'granted', 'success', 'device', '[]', false
  from generate_series(1, ${ROWS}) as n`

beforeAll(async () => {
  database = await freshAuditTrail()
  await database.query(ATTEMPTS)
  await insertRows(database, 'devices', [
    place('door-7', 'hq/floor-7'),
    place('door-8', 'hq/floor-8'),
    place('van', null),
  ])
  for (const table of ['lock_settings', 'audit_trail_requests', 'lock_visits', 'programming_jobs', 'collection_gaps']) {
    await insertRows(
      database,
      table,
      ['door-7', 'door-8', 'van', 'never-registered'].map((id) => thing(id)),
    )
  }
  await database.query('analyze')
})
afterAll(() => database.end())

const place = (id: string, path: string | null) => ({
  tenant_id: 'default',
  device_id: id,
  kind: 'lock',
  name: id,
  zone: 'UTC',
  facility_path: path,
  attributes_version: 1,
  registered_at: '2026-11-22T09:00:00.000Z',
  last_block_seq: 0,
})

let numbered = 0
/** Whatever a table of things of locks asks for. */
const thing = (lockId: string) => {
  const id = `0199f3c1-7d2e-7a41-9a70-${(numbered += 1).toString().padStart(12, '0')}`
  const at = '2026-11-22T09:00:00.000Z'
  return {
    ...{ tenant_id: 'default', lock_id: lockId, standing: {}, changed_at: at, started_at: at },
    ...{ request_id: id, requested_at: at, status: 'done', state: {} },
    ...{ visit_id: id, user_id: 'anna', observed_at: at, qualified: true, missing: [] },
    ...{ job_id: id, method: 'ota', scheduled_at: at },
  }
}

describe('what a confined caller may read', () => {
  const seen = async (query: string) => (await scopedReads(database, inRoom).query<{ lies_in: string }>(query)).rows

  it('is of his premises and his tenant, although the query forgets to ask', async () => {
    const rows = await seen('select distinct tenant_id, facility_path as lies_in from access_events')
    expect(rows).toEqual([{ tenant_id: 'default', lies_in: 'hq/floor-7' }])
    expect(await seen('select device_id as lies_in from devices')).toEqual([{ lies_in: 'door-7' }])
  })

  it.each(['lock_settings', 'audit_trail_requests', 'lock_visits', 'programming_jobs', 'collection_gaps'])(
    'is in %s what belongs to a lock that lies there now',
    async (table) => expect(await seen(`select lock_id as lies_in from ${table}`)).toEqual([{ lies_in: 'door-7' }]),
  )

  it('is in no table that says nothing of who may read its rows', async () => {
    const { rows } = await database.query(
      `select relname from pg_class
       where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm')
         and not relrowsecurity and has_table_privilege(confined_role(), oid, 'select')`,
    )
    expect(rows).toEqual([])
  })

  it('is what he exports', async () => {
    const cursor = await openAccessEventCursor(database, accessEventFilter({}, reader, {}), 'desc')
    const paths = new Set<string | null>()
    for (let rows = await cursor.nextPage(); rows.length > 0; rows = await cursor.nextPage()) {
      for (const row of rows) paths.add(row.facility_path)
    }
    await cursor.close()
    expect(paths).toEqual(new Set(['hq/floor-7']))
  })
})

describe('a page of the access log', () => {
  it('is the same behind row-level security as by its condition alone', async () => {
    const filter = accessEventFilter({}, reader, {})
    const byCondition = await listAccessEvents(database, filter, page)
    expect(byCondition).toHaveLength(page.limit)
    expect(await listAccessEvents(scopedReads(database, inRoom), filter, page)).toEqual(byCondition)
  })

  it('is read in the order of an index, from where the page before ended', async () => {
    const after = { occurredAt: new Date(Date.now() - 5 * 86_400_000), seq: 1 }
    const filter = accessEventFilter({}, reader, { to: after.occurredAt })
    const { text, values } = listQuery(filter, { ...page, after })
    const plan = await planOf(text, values)
    expect(plan).toMatch(/Index Scan Backward using access_events_\w*occurred_at_seq_result_idx/)
    expect(plan).toMatch(/Index Cond: .*tenant_id = .*ROW\(occurred_at, seq\)/)
    expect(plan).not.toMatch(/Seq Scan on access_events|Sort\b/)
  })

  /** With few rows Postgres would read and sort them all: what must be possible is the way for many. */
  const planOf = async (text: string, values: unknown[]): Promise<string> => {
    const client = await database.connect()
    try {
      await client.query('begin; set local enable_seqscan = off; set local enable_sort = off')
      await applyDataScope(client, inRoom)
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, values)
      return rows
        .map((row) => row['QUERY PLAN'])
        .filter((line) => !line.includes('Sort Key'))
        .join('\n')
    } finally {
      client.release(true)
    }
  }
})
