import type { ClientBase } from 'pg'
import type { ProjectionIdentity } from './checkpoint.js'
import { deadLetterKeyOf } from './dead-letter-keys.js'
import type { DeadLetterRecord } from './recorded-event.js'

/**
 * Writes dead letters, in the transaction that moves the checkpoint past them. One that was retried
 * before is read again only when its topic is read anew, so it waits again.
 */
export const writeDeadLetters = async (
  client: ClientBase,
  { projection, version, topic }: ProjectionIdentity,
  deadLetters: readonly DeadLetterRecord[],
): Promise<void> => {
  if (deadLetters.length === 0) return
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
      deadLetters.map(({ partition }) => partition),
      deadLetters.map(({ record }) => record.offset),
      deadLetters.map(({ record }) => deadLetterKeyOf(record.key)),
      deadLetters.map(({ record }) => Buffer.from(record.value)),
      deadLetters.map(({ record }) => JSON.stringify(record.headers).replaceAll('\\u0000', '\\u2400')),
      deadLetters.map(({ record }) => record.appendedAt),
      deadLetters.map(({ failure }) => failure?.replaceAll('\0', '\u2400') ?? null),
    ],
  )
}
