import pg from 'pg'
import type { EmbeddedSettings } from './options.js'

/** Opening a connection costs both sides several milliseconds. */
const IDLE_TIMEOUT_MS = 60_000

/**
 * The log's own connections: one set for everything short, one for reading, one for housekeeping, so that neither of
 * these holds up an append.
 */
export interface Connections {
  readonly pool: pg.Pool
  /** without a time limit of the driver, which does not know when a COPY has ended */
  readonly readers: pg.Pool
  /** one connection, while old records are removed; without a time limit too */
  readonly retentionAndCompaction: pg.Pool
  close(): Promise<void>
}

export const openConnections = ({ url, connections, appendTimeoutMs, logger }: EmbeddedSettings): Connections => {
  const open = (config: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: url,
      application_name: 'doorledger event log',
      connectionTimeoutMillis: appendTimeoutMs,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      keepAlive: true,
      // Whatever the server is set to: what is acknowledged is on disk.
      options: '-c synchronous_commit=on',
      ...config,
    })
    const cut = (error: Error) => logger.debug({ err: error }, 'The log has cut a connection')
    pool.on('error', cut)
    // A client at work tells its query, but may also be cut between two of them.
    pool.on('connect', (client) => client.on('error', cut))
    return pool
  }
  const writers = Math.ceil(connections / 2)
  const pool = open({ max: writers, query_timeout: appendTimeoutMs })
  const readers = open({ max: Math.max(1, connections - writers) })
  const retentionAndCompaction = open({ max: 1 })
  const close = async () => {
    await Promise.all([pool.end(), readers.end(), retentionAndCompaction.end()])
  }
  return { pool, readers, retentionAndCompaction, close }
}
