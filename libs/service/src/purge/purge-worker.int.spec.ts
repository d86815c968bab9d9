import { accessEvents, eventOf, purgePreviewRequested } from '@doorledger/contracts'
import { inTransaction, migrate, openPool } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { type EventLog, openEmbeddedEventLog } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { previewPurge, putHold, queuePurge } from './purge-jobs.js'
import { PurgeWorker } from './purge-worker.js'
import type { PurgedTable } from './purged-table.js'

const SCHEMA = 'keeping'
const ROLE = `keeping_${newId().replaceAll('-', '')}`
const OLD = '2021-03-10T08:00:00Z'
const CUTOFF = '2022-01-01T00:00:00.000Z'
const [ROWS, HELD] = [40, 2]

const table: PurgedTable = {
  kind: 'access-log',
  table: 'kept_rows',
  idColumn: 'row_id',
  projection: 'kept-rows',
  topic: accessEvents.name,
  // as of revisions of an attempt, of which one says for all whether they are held
  heldWhere: `h.doors is null or e.door_id = any (h.doors)
    or exists (select from kept_rows a where a.row_id = e.row_id and a.door_id = any (h.doors))`,
  heldByRowAlone: true,
  hasPremises: false,
  deletesLog: false,
}

/** as whoever owns the tables, and as the role that the service runs as */
let owner: Pool
let service: Pool
let log: EventLog
let worker: PurgeWorker

beforeAll(async () => {
  const url = await freshDatabase()
  owner = openPool(url, { schema: SCHEMA, applicationName: 'test' })
  await migrate(owner, { schema: SCHEMA })
  await owner.query(`
    create table kept_rows (tenant_id text, row_id uuid, seq bigint, occurred_at timestamptz(3), door_id text)
      partition by range (occurred_at);
    create table kept_rows_default partition of kept_rows default;
    insert into checkpoints (projection, version, topic, partition, next_offset, epoch)
      values ('kept-rows', 1, '${accessEvents.name}', 0, 1000, 1);
    create role ${ROLE} login password 'test';
    grant usage on schema ${SCHEMA} to ${ROLE};
    grant all on all tables in schema ${SCHEMA} to ${ROLE};
    grant all on all sequences in schema ${SCHEMA} to ${ROLE};`)
  const asRole = new URL(url)
  asRole.username = ROLE
  asRole.password = 'test'
  service = openPool(asRole.href, { schema: SCHEMA, applicationName: 'test' })
  log = await openEmbeddedEventLog({ url })
  const commands = new CommandHandler({ database: service, service: 'keeping', relay: { wake: () => undefined } })
  worker = new PurgeWorker(service, commands, log, { service: 'keeping', tables: [table] })
})
afterAll(async () => {
  await log.close()
  await service.end()
  await owner.query(`drop owned by ${ROLE}; drop role ${ROLE}`)
  await owner.end()
})
beforeEach(async () => {
  await owner.query('truncate kept_rows, purge_jobs, purge_marks, purge_kept, legal_holds, events, outbox')
  await hold('vault')
})

const hold = (door: string) => inTransaction(owner, (client) => putHold(client, 'acme', newId(), { doors: [door] }))
/** The month of the old rows, as a partition that the service owns. */
const makeMonth = () =>
  owner.query(`
    drop table if exists kept_rows_2021_03;
    create table kept_rows_2021_03 partition of kept_rows
      for values from ('2021-03-01 00:00+00') to ('2021-04-01 00:00+00');
    grant create on schema ${SCHEMA} to ${ROLE};
    alter table kept_rows owner to ${ROLE};
    alter table kept_rows_2021_03 owner to ${ROLE}`)
const hasMonth = async () => {
  const { rows } = await owner.query<{ has: boolean }>(`select to_regclass('kept_rows_2021_03') is not null as has`)
  return rows[0]!.has
}

const count = async () => (await owner.query('select from kept_rows')).rowCount

/** Rows of years ago and of now, and a deletion of what is old that somebody confirmed. */
const confirmed = async (prepare = ''): Promise<string> => {
  await owner.query(
    `insert into kept_rows
     select 'acme', gen_random_uuid(), n * 1024, $1::timestamptz + make_interval(secs => n),
       case when n <= $3 then 'vault' else 'front' end from generate_series(1, $2::integer) n
     union all select 'acme', gen_random_uuid(), 900 * 1024, now(), 'front'`,
    [OLD, ROWS, HELD],
  )
  await owner.query(prepare)
  const data = { ...purgePreviewRequested.example, purgeId: newId(), cutoff: CUTOFF }
  const about = { tenantId: 'acme', service: 'retention', occurredAt: CUTOFF, recordedAt: CUTOFF }
  await inTransaction(owner, async (client) => {
    const previewed = await previewPurge(client, eventOf(purgePreviewRequested, data, about), table)
    expect(previewed).toMatchObject({ rows: ROWS - HELD, held: HELD })
    await queuePurge(client, data.purgeId, CUTOFF)
  })
  return data.purgeId
}
const resume = (purgeId: string) => inTransaction(owner, (client) => queuePurge(client, purgeId, CUTOFF))
const worked = async () => {
  while (await worker.work()) continue
}
const told = async (): Promise<unknown[]> => {
  const { rows } = await owner.query<{ value: string }>(
    `select value from events where type <> 'purge.progressed' order by position`,
  )
  return rows.map(({ value }) => JSON.parse(value) as unknown)
}
const stoppedFor = (reason: string, detail: string) => ({
  type: 'purge.stopped',
  data: { service: 'keeping', reason, detail: expect.stringContaining(detail) as string },
})
const purged = { type: 'logs.purged', data: { cutoff: CUTOFF, rows: ROWS - HELD, held: HELD } }

const hindrances = [
  {
    name: 'the role may not delete',
    reason: 'permission',
    detail: 'permission denied for table kept_rows_default',
    hinder: `revoke delete on kept_rows_default from ${ROLE}`,
    free: `grant delete on kept_rows_default to ${ROLE}`,
  },
  {
    // what Postgres says when a file cannot grow
    name: 'there is no room on the disk',
    reason: 'disk',
    detail: 'No space left on device',
    hinder: `
      create function no_room() returns trigger language plpgsql as $$ begin
        raise 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger full_disk before delete on kept_rows_default execute function no_room()`,
    free: 'drop trigger full_disk on kept_rows_default; drop function no_room',
  },
] as const

describe('deleting old rows', () => {
  it.each(hindrances)('stops and says so when $name, and goes on when that is mended', async (hindrance) => {
    const purgeId = await confirmed()
    await owner.query(hindrance.hinder)
    await worked()
    await worked()
    expect(await count()).toBe(ROWS + 1)
    expect(await told()).toMatchObject([stoppedFor(hindrance.reason, hindrance.detail)])
    await owner.query(hindrance.free)
    await resume(purgeId)
    await worked()
    expect(await told()).toMatchObject([{ type: 'purge.stopped' }, purged])
    expect(await count()).toBe(HELD + 1)
  })

  it('lets a copy be rebuilt when the log has lost what is before its first row, and nothing after', async () => {
    await confirmed()
    await worked()
    const { rows } = await owner.query('select projection, topic, partition, low from purged_log')
    const beforeTheFirstHeld = { partition: 0, low: 1 }
    expect(rows).toEqual([{ projection: table.projection, topic: table.topic, ...beforeTheFirstHeld }])
  })

  it('waits for a dump that holds a month, says so when it stays, and drops the month when the dump is done', async () => {
    await makeMonth()
    const purgeId = await confirmed()
    const dump = await owner.connect()
    await dump.query('begin; lock table kept_rows_2021_03 in access share mode')
    // it has been waited for several times already
    await owner.query('update purge_jobs set attempts = 4')
    await worked()
    await dump.query('rollback')
    dump.release()
    expect(await told()).toMatchObject([stoppedFor('lock', 'lock timeout')])
    expect(await count()).toBe(ROWS + 1)
    await resume(purgeId)
    await worked()
    expect(await told()).toMatchObject([{ type: 'purge.stopped' }, purged])
    expect(await hasMonth()).toBe(false)
    expect(await count()).toBe(HELD + 1)
  })

  const lateRow = `insert into kept_rows values ('acme', gen_random_uuid(), 1000 * 1024, '${OLD}', 'front')`
  it.each([
    { what: 'came', change: () => owner.query(lateRow), goes: ROWS - HELD, held: HELD, left: HELD + 2 },
    { what: 'was held', change: () => hold('front'), goes: 0, held: ROWS, left: ROWS + 1 },
  ])('spares in a whole month what $what after it was previewed', async ({ change, goes, held, left }) => {
    await makeMonth()
    await confirmed()
    await change()
    await worked()
    expect(await told()).toMatchObject([{ type: 'logs.purged', data: { rows: goes, held } }])
    expect(await count()).toBe(left)
  })

  it('moves out of a month what other rows of it say is held', async () => {
    await makeMonth()
    await confirmed()
    await owner.query(`
      insert into kept_rows select tenant_id, row_id, 1000 * 1024, occurred_at, 'front' from kept_rows where door_id = 'vault'`)
    await worked()
    expect(await hasMonth()).toBe(false)
    expect(await told()).toMatchObject([{ type: 'logs.purged', data: { rows: ROWS - HELD, held: HELD } }])
    expect(await count()).toBe(HELD + HELD + 1)
    expect((await owner.query('select from purge_kept where table_name <> $1', [table.table])).rowCount).toBe(0)
  })

  it('drops a month that nothing has changed in as it was counted, with the same digest as row by row', async () => {
    const digests: unknown[] = []
    const ids = `update kept_rows set row_id = md5(seq::text)::uuid`
    for (const month of [makeMonth, () => owner.query('truncate kept_rows, purge_kept, purge_jobs, events, outbox')]) {
      await month()
      await confirmed(ids)
      await worked()
      const [fact] = (await told()) as { data: { digest: string; rows: number; oldest: string } }[]
      digests.push({ digest: fact!.data.digest, rows: fact!.data.rows, oldest: fact!.data.oldest })
      expect(await count()).toBe(HELD + 1)
    }
    expect(digests[0]).toEqual(digests[1])
    expect(digests[0]).toMatchObject({ rows: ROWS - HELD, oldest: '2021-03-10T08:00:03.000Z' })
  })
})
