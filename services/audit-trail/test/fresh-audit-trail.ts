import type { AttemptEvent } from '@doorledger/contracts'
import { partitionOfSeq, offsetOfSeq, type Row, seqOf } from '@doorledger/kernel'
import { migrate, openPool } from '@doorledger/database'
import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { accessLog } from '../src/domain/access-log.js'

/** The service's schema in a database of its own. */
export const freshAuditTrail = async (): Promise<Pool> => {
  const pool = openPool(await freshDatabase(), { schema: 'audit_trail', applicationName: 'test' })
  await migrate(pool, { schema: 'audit_trail', dir: new URL('../src/migrations/', import.meta.url) })
  return pool
}

/** Writes rows as they are. */
export const insertRows = (pool: Pool, table: string, rows: readonly Row[]): Promise<unknown> =>
  pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)])

/** Writes attempts that follow each other in one partition of the log, and moves its checkpoint, in one transaction. */
export const writeAttempts = async (
  pool: Pool,
  attempts: readonly AttemptEvent[],
  { partition = 0, offset = 0 }: { partition?: number; offset?: number } = {},
): Promise<readonly Row[]> => {
  const rows = attempts.flatMap((attempt, index) => {
    const seq = seqOf(partition, offset + index)
    return accessLog.rows(attempt, { partition: partitionOfSeq(seq), offset: offsetOfSeq(seq), seq })
  })
  await pool.query(
    `with written as (
       insert into access_events select * from jsonb_populate_recordset(null::access_events, $1)
       on conflict (tenant_id, access_event_id, occurred_at)
       do update set seq = excluded.seq, revision = excluded.revision, result = excluded.result,
                     retracted = excluded.retracted)
     insert into checkpoints (projection, version, topic, partition, next_offset, epoch) values ($2, 1, $3, $4, $5, 1)
     on conflict (projection, topic, partition) do update set next_offset = excluded.next_offset`,
    [JSON.stringify(rows), accessLog.name, accessLog.topic, partition, offset + attempts.length],
  )
  return rows
}
