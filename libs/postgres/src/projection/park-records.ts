import type { ClientBase } from 'pg'
import type { Lineage } from './checkpoint.js'
import { parkedKeyOf } from './parked-keys.js'
import type { ParkedRecord } from './positioned.js'

/**
 * Puts records into the parking place, in the transaction that moves the checkpoint past them. One that was retried
 * before is read again only when its topic is read anew, so it waits again.
 */
export const parkRecords = async (
  client: ClientBase,
  { projection, version, topic }: Lineage,
  parked: readonly ParkedRecord[],
): Promise<void> => {
  if (parked.length === 0) return
  await client.query(
    `insert into parked_events
       (projection, version, topic, partition, log_offset, record_key, value, headers, appended_at, failure, attempts)
     select $1, $2, $3, partition, log_offset, record_key, value, headers, appended_at, failure,
       case when failure is null then 0 else 1 end
     from unnest($4::integer[], $5::bigint[], $6::text[], $7::bytea[], $8::jsonb[], $9::timestamptz[], $10::text[])
       as parked (partition, log_offset, record_key, value, headers, appended_at, failure)
     on conflict (projection, topic, partition, log_offset) do update
       set version = excluded.version, failure = excluded.failure, attempts = parked_events.attempts + excluded.attempts,
         status = 'parked', settled_at = null, settled_by = null, settled_reason = null
       where parked_events.status = 'retried'`,
    [
      projection,
      version,
      topic,
      parked.map(({ partition }) => partition),
      parked.map(({ record }) => record.offset),
      parked.map(({ record }) => parkedKeyOf(record.key)),
      parked.map(({ record }) => Buffer.from(record.value)),
      parked.map(({ record }) => JSON.stringify(record.headers).replaceAll('\\u0000', '\\u2400')),
      parked.map(({ record }) => record.appendedAt),
      parked.map(({ failure }) => failure?.replaceAll('\0', '\u2400') ?? null),
    ],
  )
}
