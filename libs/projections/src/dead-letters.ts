import { DomainError } from '@doorledger/kernel'
import type { ClientBase, Pool } from 'pg'
import { inTransaction } from '@doorledger/database'

export type DeadLetterStatus = 'parked' | 'retried' | 'discarded'

/** An event that could not be worked into a view, or waits behind one. */
export interface DeadLetter {
  readonly id: number
  /** the view or event processor */
  readonly projection: string
  readonly topic: string
  readonly partition: number
  readonly offset: number
  readonly key: string
  /** why it could not be worked in; null when it only waits for an earlier one of its key */
  readonly failure: string | null
  readonly parkedAt: Date
  /** how often it was tried */
  readonly attempts: number
  readonly status: DeadLetterStatus
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly settledReason: string | null
}

export interface DeadLetterInFull extends DeadLetter {
  /** the record's value as it is in the log, which may be large */
  readonly value: string
}

/** Who decided what becomes of a dead letter, and why. */
export interface Settlement {
  /** `token:<id>`, `user:<id>` */
  readonly by: string
  readonly reason: string
}

export interface DeadLetterFilter {
  readonly projection?: string
  readonly status?: DeadLetterStatus
  /** of the last one seen: the list goes on after it */
  readonly afterId?: number
  readonly limit: number
}

const COLUMNS = `id, projection, topic, partition, log_offset as "offset", record_key as key, failure,
  parked_at as "parkedAt", attempts, status, settled_at as "settledAt", settled_by as "settledBy",
  settled_reason as "settledReason"`

/** In the order they failed. */
export const listDeadLetters = async (database: Pool, filter: DeadLetterFilter): Promise<DeadLetter[]> => {
  const { rows } = await database.query<DeadLetter>(
    `select ${COLUMNS} from parked_events
     where ($1::text is null or projection = $1) and ($2::text is null or status = $2) and id > $3
     order by id limit $4`,
    [filter.projection ?? null, filter.status ?? null, filter.afterId ?? 0, filter.limit],
  )
  return rows
}

/** @throws {DomainError} `dead_letter_not_found` */
export const findDeadLetter = async (database: Pool | ClientBase, id: number): Promise<DeadLetterInFull> => {
  const { rows } = await database.query<DeadLetter & { value: Buffer }>(
    `select ${COLUMNS}, value from parked_events where id = $1`,
    [id],
  )
  if (rows[0] !== undefined) return { ...rows[0], value: rows[0].value.toString() }
  throw new DomainError('dead_letter_not_found', 'not_found', 'There is no such dead letter.', { id })
}

/**
 * Leaves an event out of its view for good, also when the view is rebuilt. Later events of its key go on waiting until
 * they are retried.
 * @throws {DomainError} `dead_letter_not_found`, `dead_letter_settled`
 */
export const discardDeadLetter = (database: Pool, id: number, settlement: Settlement): Promise<void> =>
  inTransaction(database, async (client) => {
    const { projection, topic, partition } = await findDeadLetter(client, id)
    await client.query(
      'update checkpoints set epoch = epoch + 1 where projection = $1 and topic = $2 and partition = $3',
      [projection, topic, partition],
    )
    const { rowCount } = await client.query(
      `update parked_events set status = 'discarded', settled_at = now(), settled_by = $2, settled_reason = $3
       where id = $1 and status = 'parked'`,
      [id, settlement.by, settlement.reason],
    )
    if (rowCount === 0) throw alreadySettled(id)
  })

export const alreadySettled = (id: number): DomainError =>
  new DomainError('dead_letter_settled', 'conflict', 'The dead letter was retried or discarded already.', { id })

/** How many events were left out of a view for good. */
export const countDiscarded = async (database: Pool | ClientBase, projection: string): Promise<number> => {
  const { rows } = await database.query<{ count: number }>(
    `select count(*) from parked_events where projection = $1 and status = 'discarded'`,
    [projection],
  )
  return rows[0]!.count
}

/** How many events of a view or event processor wait for a decision. */
export const countDeadLetters = async (database: Pool, projection: string): Promise<number> => {
  const { rows } = await database.query<{ count: number }>(
    `select count(*) from parked_events where projection = $1 and status = 'parked'`,
    [projection],
  )
  return rows[0]!.count
}
