import type { EventLog, LogRecord } from '@doorledger/event-log'
import { addAbortListener } from 'node:events'
import type { ClientBase, Pool } from 'pg'
import { inTransaction } from '@doorledger/database'

interface QueuedRecord extends LogRecord {
  readonly position: number
  readonly topic: string
  /** whether nothing more was queued when the page was read */
  readonly isLast: boolean
}

/**
 * Appends the oldest queued records to the log and takes them off the queue, unless another process is just at it.
 * A row stays queued until the log has confirmed it, so a transaction that commits late is found late but never
 * skipped, and none has to wait for the others.
 * @param givingUp ends the wait for the log; the page stays queued
 * @returns whether there may be more
 */
export const publishNextPage = async (
  database: Pool,
  log: Pick<EventLog, 'append'>,
  givingUp: AbortSignal,
): Promise<boolean> => {
  const publish = async (client: ClientBase): Promise<boolean> => {
    if (!(await isOurTurn(client))) return false
    const page = await nextPage(client)
    await unless(givingUp, appendAll(log, page))
    if (page.length > 0) await takeOff(client, page)
    return page.some(({ isLast }) => !isLast)
  }
  return inTransaction(database, publish, BEGIN)
}

/** What was taken off the queue and comes back after a crash is published once more: the disk need not be waited for. */
const BEGIN = 'begin; set local synchronous_commit = off'

/** Most events are small, and a page costs the same whatever is in it. */
const PAGE_ROWS = 1_000
/** Some are large, such as the code table of a decoder: this, and one event more, bounds the memory a page takes. */
const PAGE_BYTES = 1_048_576

/** First key of the advisory locks that stand for "publishes this outbox". */
const PUBLISHING = 0x0b0c

/** To all topics at once, each in order. Waits for every answer: a page is not tried again while it is still on its way. */
const appendAll = async (log: Pick<EventLog, 'append'>, page: readonly QueuedRecord[]): Promise<void> => {
  const byTopic = [...Map.groupBy(page, (record) => record.topic)]
  const answers = await Promise.allSettled(byTopic.map(([topic, records]) => log.append(topic, records)))
  const refusal = answers.find((answer) => answer.status === 'rejected')
  if (refusal !== undefined) throw refusal.reason
}

const unless = async (givingUp: AbortSignal, appended: Promise<void>): Promise<void> => {
  const { promise: givenUp, reject } = Promise.withResolvers<never>()
  using _ = addAbortListener(givingUp, () => reject(new Error('The log did not answer in time')))
  await Promise.race([appended, givenUp])
}

const isOurTurn = async (client: ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ ours: boolean }>(
    `select pg_try_advisory_xact_lock($1::int, 'outbox'::regclass::oid::int) as ours`,
    [PUBLISHING],
  )
  return rows[0]?.ours === true
}

const nextPage = async (client: ClientBase): Promise<QueuedRecord[]> => {
  const { rows } = await client.query<QueuedRecord>(PAGE, [PAGE_ROWS, PAGE_BYTES])
  return rows
}

/** The positions first and by themselves: with a long queue the join would otherwise read all of it for every page. */
const PAGE = `
  with oldest as materialized (select position, headers from outbox order by position limit $1),
  sized as (
    select position, topic, record_key, value, headers,
      sum(octet_length(value)) over (order by position) as size_bytes,
      count(*) over () as queued, row_number() over (order by position) as place
    from oldest join events using (position)
  )
  select position, topic, record_key as key, value, headers, queued = max(place) over () and queued < $1 as "isLast"
  from sized where size_bytes - octet_length(value) < $2 order by position`

const takeOff = async (client: ClientBase, page: readonly QueuedRecord[]): Promise<void> => {
  await client.query('delete from outbox where position = any($1::bigint[])', [page.map(({ position }) => position)])
}
