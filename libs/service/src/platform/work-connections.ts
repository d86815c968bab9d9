import { openPoolBeside } from '@doorledger/database'
import type { Pool } from 'pg'
import type { ServicePlatform } from './service-platform.js'

/** Transactions at a time of each view and each event processor. */
export const WRITERS_EACH = 2
/** For the outbox relay, for taking partitions over, and for looking after what was written. */
const FURTHER = 4
/** What more there is takes turns: Postgres gains nothing by more transactions at once than this. */
const MOST = 20

/**
 * How many connections the background work of a service uses at most.
 * @param count of views and event processors that run
 */
export const workConnectionCount = (count: number): number => Math.min(count * WRITERS_EACH + FURTHER, MOST)

/**
 * The connections of a service's background work, apart from those of its requests: a service that catches up with the
 * log holds all of these, for as long as the log takes to answer, and none of the others.
 */
export const openWorkConnections = ({ name, database, logger }: ServicePlatform, count: number): Pool =>
  openPoolBeside(database, {
    applicationName: `${name} work`,
    max: workConnectionCount(count),
    onConnectionLost: (err) => logger.warn({ err }, 'a database connection was lost'),
  })
