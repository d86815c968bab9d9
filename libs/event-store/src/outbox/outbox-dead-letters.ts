import { inTransaction } from '@doorledger/database'
import type { EventLog } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import type { ClientBase, Pool } from 'pg'
import { appendOne, type QueuedRecord, type RefusedRecord, topicKeyOf } from './append-page.js'
import { waitForOurTurn } from './outbox-lock.js'

/** Whose dead letters are those that the log refuses, among the names of projections. */
export const OUTBOX = 'outbox'

/** Who decided what becomes of a dead letter, and why. */
export interface OutboxSettlement {
  readonly by: string
  readonly reason: string
}

export interface OutboxRetry {
  /** records of the key that are in the log now */
  readonly retried: number
  /** records of the key that wait, the first because it was refused again */
  readonly stillParked: number
}

/** Keys of topics that wait for a decision. */
export const waitingKeys = async (client: ClientBase): Promise<ReadonlySet<string>> => {
  const { rows } = await client.query<{ topic: string; key: string }>(
    `select distinct topic, record_key as key from parked_events where projection = $1 and status = 'parked'`,
    [OUTBOX],
  )
  return new Set(rows.map(topicKeyOf))
}

/** The log gave no partition and no offset: the place in the outbox stands for them. */
const ADD = `
  insert into parked_events
    (projection, version, topic, partition, log_offset, record_key, value, headers, appended_at, failure)
  select $1, 1, topic, 0, position, key, convert_to(value, 'UTF8'), headers, now(), failure
  from jsonb_to_recordset($2::jsonb)
    as refused (topic text, position bigint, key text, value text, headers jsonb, failure text)
  order by position`

export const addDeadLetters = async (client: ClientBase, refused: readonly RefusedRecord[]): Promise<void> => {
  if (refused.length === 0) return
  await client.query(ADD, [OUTBOX, JSON.stringify(refused.map(({ record, failure }) => ({ ...record, failure })))])
}

interface WaitingRecord extends QueuedRecord {
  readonly id: number
}

const OF_SAME_KEY = `
  select waiting.id, waiting.topic, waiting.log_offset as position, waiting.record_key as key,
    convert_from(waiting.value, 'UTF8') as value, waiting.headers
  from parked_events as asked join parked_events as waiting using (projection, topic, record_key)
  where asked.id = $1 and projection = $2 and asked.status = 'parked' and waiting.status = 'parked'
  order by waiting.log_offset`

const SETTLE = `
  update parked_events set status = 'retried', attempts = attempts + 1, settled_at = now(), settled_by = $2,
    settled_reason = $3
  where id = any ($1::bigint[])`

/**
 * Appends the records of a dead letter's key, in order, until one is refused again. The relay stands still meanwhile,
 * so that what is queued of the key stays behind.
 * @throws {DomainError} `parked_event_settled`
 * @throws {LogUnavailable} nothing is changed: what the log took meanwhile is appended again the next time
 */
export const retryOutboxDeadLetter = (
  database: Pool,
  log: Pick<EventLog, 'append'>,
  id: number,
  { by, reason }: OutboxSettlement,
): Promise<OutboxRetry> =>
  inTransaction(database, async (client) => {
    await waitForOurTurn(client)
    const { rows } = await client.query<WaitingRecord>(OF_SAME_KEY, [id, OUTBOX])
    if (rows.length === 0) throw settledAlready(id)
    let retried = 0
    for (const record of rows) {
      const outcome = await appendOne(log, record)
      if ('failure' in outcome) throw outcome.failure
      if (outcome.refusal !== undefined) {
        await noteRefusal(client, record.id, outcome.refusal)
        break
      }
      retried += 1
    }
    await client.query(SETTLE, [rows.slice(0, retried).map((record) => record.id), by, reason])
    return { retried, stillParked: rows.length - retried }
  })

const noteRefusal = async (client: ClientBase, id: number, refusal: string): Promise<void> => {
  await client.query('update parked_events set attempts = attempts + 1, failure = $2 where id = $1', [id, refusal])
}

const settledAlready = (id: number): DomainError =>
  new DomainError('parked_event_settled', 'conflict', 'The parked event was retried or discarded already.', { id })
