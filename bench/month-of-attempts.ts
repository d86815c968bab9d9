import { accessLog } from '@doorledger/audit-trail'
import pg from 'pg'
import { auditTrailDatabase } from './audit-trail-database.ts'
import type { Backing } from './backing.ts'

/** Doors are `door-0` … `door-99`: each has a hundredth of the attempts. */
const DOORS = 100
const PARTITIONS = 12

/** A month long ago, as a partition of the access log. */
export const MONTH = { table: 'access_events_2024_03', from: '2024-03-01 00:00+00', to: '2024-04-01 00:00+00' }

/** A database whose access log has a month of so many attempts, read from a log that goes on beyond it. */
export const monthOfAttempts = async (backing: Backing, rows: number): Promise<string> => {
  const url = await auditTrailDatabase(backing)
  const client = new pg.Client({ connectionString: url, options: '-c search_path=audit_trail' })
  await client.connect()
  await client.query(`create table ${MONTH.table} (like access_events)`)
  await client.query(
    `insert into ${MONTH.table} (tenant_id, access_event_id, revision, seq, occurred_at, recorded_at, flags, device_id,
       device_name, device_kind, facility_path, door_id, door_name, user_id, access_type, credential_kind,
       credential_last4, result, reason, decision, provenance, retracted)
     select 'default', gen_random_uuid(), 1, (n / ${PARTITIONS})::bigint * 1024 + n % ${PARTITIONS},
       $1::timestamptz + make_interval(secs => n * 2600000.0 / $2), now(), '{}', 'lock-' || n % ${DOORS}, 'Lock', 'lock',
       'hq/floor-' || n % 5, 'door-' || n % ${DOORS}, 'Door', gen_random_uuid()::text, 'keycard', 'keycard', '7F3A',
       case when n % 7 = 0 then 'denied' else 'granted' end,
       case when n % 7 = 0 then 'credential_blocked' else 'success' end,
       case when n % 7 = 0 then 'denied' else 'granted' end, '[]', false
     from generate_series(0, $2::integer - 1) n`,
    [MONTH.from, rows],
  )
  await client.query(
    `alter table access_events attach partition ${MONTH.table} for values from ('${MONTH.from}') to ('${MONTH.to}')`,
  )
  await client.query(
    `insert into checkpoints (projection, version, topic, partition, next_offset, epoch)
     select $1, 1, $2, partition, $3, 1 from generate_series(0, ${PARTITIONS - 1}) partition`,
    [accessLog.name, accessLog.topic, rows],
  )
  await client.query(`vacuum analyze ${MONTH.table}`)
  await client.end()
  return url
}

/** The same database once more, file by file. */
export const copyOf = async (url: string): Promise<string> => {
  const [copy, server] = [new URL(url), new URL(url)]
  const name = `bench_${Math.random().toString(36).slice(2)}`
  copy.pathname = name
  server.pathname = 'postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  await client.query(`create database ${name} template ${new URL(url).pathname.slice(1)} strategy file_copy`)
  await client.end()
  return copy.href
}
