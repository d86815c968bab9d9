import { type DataScope, scopedReads, SqlParameters } from '@doorledger/database'
import type { Pool, QueryResultRow } from 'pg'
import { locksWithin } from './known-locks.js'

/** A table of things that locks have had, with an index on tenant, lock, time and id, and one without the lock. */
export interface ThingsOfLocks {
  /** `select … from …` */
  readonly select: string
  /** columns by which one is newer than another */
  readonly time: string
  readonly id: string
}

export interface NewestQuestion {
  readonly lock?: string | undefined
  /** any when undefined */
  readonly status?: readonly string[] | undefined
  /** time, ISO 8601, and id of the last one of the page before */
  readonly after?: readonly [time: string, id: string] | undefined
  /** rows at most */
  readonly limit: number
}

/** A page, newest first, of what locks had that lie where the caller may look. */
export const newestOfLocks = async <Row extends QueryResultRow>(
  database: Pool,
  where: DataScope,
  things: ThingsOfLocks,
  question: NewestQuestion,
): Promise<readonly Row[]> => {
  const locks = await locksWithin(database, where, question.lock)
  const { text, values } = newestQuery(things, where.tenantId, question, locks)
  return (await scopedReads(database, where).query<Row>(text, values)).rows
}

/**
 * @param locks to which the caller is confined; undefined: all. They are values of the query, since Postgres has to know
 *   how many they are to choose between what few locks had and, in the order of time, a few of all things.
 */
export const newestQuery = (
  { select, time, id }: ThingsOfLocks,
  tenantId: string,
  { lock, status, after, limit }: NewestQuestion,
  locks: readonly string[] | undefined,
): { text: string; values: unknown[] } => {
  const parameters = new SqlParameters()
  const conditions = [`tenant_id = ${parameters.add(tenantId)}`]
  if (locks !== undefined) conditions.push(`lock_id = any (${parameters.add(locks)}::text[])`)
  if (lock !== undefined) conditions.push(`lock_id = ${parameters.add(lock)}`)
  if (status !== undefined) conditions.push(`status = any (${parameters.add(status)}::text[])`)
  if (after !== undefined) {
    const [lastTime, lastId] = after.map((part) => parameters.add(part))
    conditions.push(`(${time}, ${id}) < (${lastTime}::timestamptz, ${lastId}::uuid)`)
  }
  const text = `
    ${select}
    where ${conditions.join(' and ')}
    order by ${time} desc, ${id} desc limit ${parameters.add(limit)}`
  return { text, values: parameters.values }
}
