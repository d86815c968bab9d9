import { LogUnavailable } from '@doorledger/event-log'
import pg from 'pg'
import { isLostConnection } from '@doorledger/database'

/** The checkpoint is not where this consumer left it: another one claimed the partition. */
export const TAKEN_OVER = 'DL001'
const UNIQUE_VIOLATION = '23505'

/**
 * What to do about a failed transaction.
 * `taken over`: that partition is lost · `event`: an event of the batch cannot be written as it is ·
 * `again`: nothing wrong with the batch (connection, disk, deadlock, a schema not yet migrated)
 */
export type FailureKind = 'taken over' | 'event' | 'again'

export const failureKind = (error: unknown): FailureKind => {
  if (error instanceof EventRefused) return isPassing(error.cause) ? 'again' : 'event'
  const state = sqlState(error)
  if (state === TAKEN_OVER) return 'taken over'
  return state !== undefined && isAboutData(state) ? 'event' : 'again'
}

/** @see https://www.postgresql.org/docs/18/errcodes-appendix.html: data, constraints, limits such as an index row's */
const isAboutData = (state: string): boolean => ['22', '23', '54', 'P0'].includes(state.slice(0, 2))

/** An event processor's own queries may lose a deadlock, find the disk full, or lose a connection besides that of its transaction. */
const isPassing = (error: unknown): boolean => {
  if (error instanceof LogUnavailable || isLostConnection(error)) return true
  const state = sqlState(error)
  return state !== undefined && !isAboutData(state) && state !== TAKEN_OVER
}

export const isDuplicate = (error: unknown): boolean => sqlState(error) === UNIQUE_VIOLATION

/** Undefined when the error does not come from Postgres' answer to a statement. */
const sqlState = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError && error.code !== undefined ? error.code : undefined

/** The partition a {@link TAKEN_OVER} error is about. */
export const partitionTakenOver = (error: unknown): number => Number((error as pg.DatabaseError).detail)

/** The event processor threw while the database was well: one of the events it was given does not fit. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused'
  constructor(override readonly cause: unknown) {
    super(reasonOf(cause))
  }
}

/** For the record: what was wrong, without a stack. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof EventRefused) return error.message
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
