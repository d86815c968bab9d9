import type { EventLog } from '@doorledger/event-log'
import { addAbortListener } from 'node:events'
import type { ClientBase, Pool } from 'pg'
import { inTransaction } from '@doorledger/database'
import { type Appended, appendPage, type QueuedRecord } from './append-page.js'
import { addDeadLetters, waitingKeys } from './outbox-dead-letters.js'
import { isOurTurn } from './outbox-lock.js'

interface PageRecord extends QueuedRecord {
  /** whether nothing more was queued when the page was read */
  readonly isLast: boolean
}

interface PageOutcome extends Pick<Appended, 'refused' | 'failure'> {
  /** whether there may be more */
  readonly isMore: boolean
}

/**
 * Appends the oldest queued records to the log and takes them off the queue, unless another process is just at it.
 * A row stays queued until the log has confirmed it, so a transaction that commits late is found late but never
 * skipped, and none has to wait for the others. What the log refuses for good becomes a dead letter, with what follows
 * under its key; other keys and topics go on.
 * @param givingUp ends the wait for the log; the page stays queued
 * @throws whatever kept the log from taking some of it: that stays queued
 */
export const publishNextPage = async (
  database: Pool,
  log: Pick<EventLog, 'append'>,
  givingUp: AbortSignal,
): Promise<PageOutcome> => {
  const outcome = await inTransaction(database, (client) => publishPage(client, log, givingUp), BEGIN)
  if (outcome.failure !== undefined) throw outcome.failure
  return outcome
}

const publishPage = async (
  client: ClientBase,
  log: Pick<EventLog, 'append'>,
  givingUp: AbortSignal,
): Promise<PageOutcome> => {
  if (!(await isOurTurn(client))) return { isMore: false, refused: [] }
  const page = await nextPage(client)
  if (page.length === 0) return { isMore: false, refused: [] }
  const { published, refused, failure } = await unless(givingUp, appendPage(log, page, await waitingKeys(client)))
  await addDeadLetters(client, refused)
  await takeOff(client, [...published, ...refused.map(({ record }) => record)])
  return { isMore: page.some(({ isLast }) => !isLast), refused, failure }
}

/** What was taken off the queue and comes back after a crash is published once more: the disk need not be waited for. */
const BEGIN = 'begin; set local synchronous_commit = off'

/** Most events are small, and a page costs the same whatever is in it. */
const PAGE_ROWS = 1_000
/** Some are large, such as the code table of a decoder: this, and one event more, bounds the memory a page takes. */
const PAGE_BYTES = 1_048_576

const unless = async <Result>(givingUp: AbortSignal, appended: Promise<Result>): Promise<Result> => {
  const { promise: givenUp, reject } = Promise.withResolvers<never>()
  using _ = addAbortListener(givingUp, () => reject(new Error('The log did not answer in time')))
  return await Promise.race([appended, givenUp])
}

const nextPage = async (client: ClientBase): Promise<PageRecord[]> => {
  const { rows } = await client.query<PageRecord>(PAGE, [PAGE_ROWS, PAGE_BYTES])
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
