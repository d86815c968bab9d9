import pg from 'pg'
import { shareEntities } from './data-source/entities-of.js'
import { SERVICE_VALUES } from './value-parsers.js'

/** What comes every few seconds finds its connection again: opening one costs both sides several milliseconds. */
const IDLE_TIMEOUT_MS = 60_000

export interface PoolOptions {
  /** of the service: `audit_trail`; made by {@link migrate} */
  readonly schema: string
  /** shown in `pg_stat_activity` */
  readonly applicationName: string
  /** connections at most; 10 when left out */
  readonly max?: number
  /** told of connections that broke while nobody was waiting for an answer */
  readonly onConnectionLost?: (error: Error) => void
}

/**
 * Connections to one service's schema. Nothing is connected until it is needed, and a lost connection only fails
 * the query that was under way. `bigint` is read as a number, `date` as text (`2026-11-22`).
 * @param url `postgres://user:password@host:port/database`
 */
export const openPool = (url: string, options: PoolOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: options.applicationName,
    options: `-c search_path=${schemaName(options.schema)}`,
    max: options.max ?? 10,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    types: SERVICE_VALUES,
  })
  return toldOfLosses(pool, options.onConnectionLost ?? (() => undefined))
}

export type PoolBesideOptions = Required<Omit<PoolOptions, 'schema'>>

/** Whoever waits longer for a connection of a pool beside another is told that there is none. */
const LONGEST_WAIT_MS = 60_000

/**
 * Further connections to the schema of a pool, which those who use that pool cannot take, nor be kept waiting by.
 * Whoever opens it ends it.
 */
export const openPoolBeside = (pool: pg.Pool, options: PoolBesideOptions): pg.Pool => {
  const { applicationName, max, onConnectionLost } = options
  const given = { application_name: applicationName, max, connectionTimeoutMillis: LONGEST_WAIT_MS }
  const beside = new pg.Pool({ ...pool.options, ...given })
  shareEntities(pool, beside)
  return toldOfLosses(beside, onConnectionLost)
}

const toldOfLosses = (pool: pg.Pool, onLost: (error: Error) => void): pg.Pool => {
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}

/** @throws {Error} for a name that would need quoting */
export const schemaName = (schema: string): string => {
  if (/^[a-z_][a-z0-9_]*$/.test(schema)) return schema
  throw new Error(`${schema} cannot be the name of a schema: use small letters, digits and _`)
}
