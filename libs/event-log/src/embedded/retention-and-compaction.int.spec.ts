import { freshDatabase } from '@doorledger/testing'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PATIENCE, recordCount, someRecords, someTopic } from '../contract/log-under-test.js'
import { ViewConsumer } from '../contract/view-store.js'
import type { EventLog } from '../event-log.js'
import { openEmbeddedEventLog } from './embedded-event-log.js'

describe('housekeeping of the embedded log', () => {
  let log: EventLog
  let database: pg.Pool
  beforeEach(async () => {
    const url = await freshDatabase()
    log = await openEmbeddedEventLog({ url, housekeepingMs: 20 })
    database = new pg.Pool({ connectionString: url })
  })
  afterEach(async () => {
    await log.close()
    await database.end()
  })

  const makeOld = (below: number) =>
    database.query(`update event_log.records set appended_at = now() - interval '2 days' where "offset" < $1`, [below])

  it('removes records past the age of their topic, and none behind one that is young enough', async () => {
    const topic = someTopic(1, { retentionMs: 86_400_000 })
    await log.createTopics([topic])
    await log.append(topic.name, someRecords(3000))
    await makeOld(2500)
    await expect.poll(() => log.watermarks(topic.name), PATIENCE).toEqual(new Map([[0, { low: 2500, high: 3000 }]]))
    await database.query(`update event_log.records set appended_at = now() - interval '2 days' where "offset" > 2700`)
    await log.append(topic.name, someRecords(1))

    const consumer = new ViewConsumer(topic.name, 'reader')
    const reading = await log.subscribe(consumer)
    await expect.poll(() => consumer.store.position(0), PATIENCE).toBe(3001)
    expect(consumer.store.rows.map((row) => row.record.offset)).toEqual(Array.from({ length: 501 }, (_, i) => i + 2500))
    await reading.close()
  })

  it('may remove everything: offsets go on, and readers pass over what is gone', async () => {
    const topic = someTopic(1, { retentionMs: 86_400_000 })
    await log.createTopics([topic])
    await log.append(topic.name, someRecords(10))
    await makeOld(10)
    await expect.poll(() => log.watermarks(topic.name), PATIENCE).toEqual(new Map([[0, { low: 10, high: 10 }]]))
    const consumer = new ViewConsumer(topic.name, 'reader')
    const reading = await log.subscribe(consumer)
    await expect.poll(() => consumer.store.position(0), PATIENCE).toBe(10)
    await log.append(topic.name, someRecords(1))
    await expect.poll(() => consumer.store.rows.map((row) => row.record.offset), PATIENCE).toEqual([10])
    await reading.close()
  })

  it('keeps what has no age limit', async () => {
    const [aged, kept] = [someTopic(1, { retentionMs: 1000 }), someTopic(1, { retentionMs: null })]
    await log.createTopics([aged, kept])
    await log.append(aged.name, someRecords(10))
    await log.append(kept.name, someRecords(10))
    await makeOld(10)
    await expect.poll(() => recordCount(log, aged.name), PATIENCE).toBe(0)
    expect(await recordCount(log, kept.name)).toBe(10)
  })

  it('keeps the latest record of each key in compacted topics, where it stands', async () => {
    const topic = someTopic(1, { cleanup: 'compact' })
    await log.createTopics([topic])
    await log.append(topic.name, someRecords(2500, 7))
    const kept = async () => (await database.query('select from event_log.records')).rowCount
    await expect.poll(kept, PATIENCE).toBe(7)
    const consumer = new ViewConsumer(topic.name, 'reader')
    const reading = await log.subscribe(consumer)
    await log.append(topic.name, someRecords(8, 8, 'later-').slice(7))
    await expect.poll(() => consumer.store.rows.length, PATIENCE).toBe(8)
    expect(consumer.store.rows.map((row) => row.record.offset)).toEqual([
      2493, 2494, 2495, 2496, 2497, 2498, 2499, 2500,
    ])
    await reading.close()
  })

  it('compacts a partition in one pass, however much is removed, and later looks at no more than came since', async () => {
    const topic = someTopic(1, { cleanup: 'compact' })
    await log.createTopics([topic])
    await log.append(topic.name, someRecords(10_000, 7))
    await expect.poll(removed, PATIENCE).toBe(9_993)
    expect(await recordsRead()).toBeLessThan(4 * 10_000)
    await log.append(topic.name, someRecords(7, 7, 'later-'))
    await expect.poll(removed, PATIENCE).toBe(10_000)
  })

  /** By Postgres' own count, which is brought up to date now and then. */
  const statistics = async (): Promise<{ read: number; removed: number }> => {
    const { rows } = await database.query<{ read: number; removed: number }>(
      `select (seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 as read, n_tup_del::float8 as removed
       from pg_stat_user_tables where schemaname = 'event_log' and relname = 'records'`,
    )
    return rows[0]!
  }
  const removed = async () => (await statistics()).removed
  const recordsRead = async () => (await statistics()).read
})
