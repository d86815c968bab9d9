import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type pg from 'pg'
import { schemaName } from './open-pool.js'

export interface MigrationOptions {
  /** made when missing */
  readonly schema: string
  /** folder with the schema's own `.sql` files, after those every service has */
  readonly dir?: URL | string
  /** whether it gets checkpoints, event store and the like; true when left out */
  readonly platform?: boolean
  readonly log?: (message: string) => void
}

/** Folder of what every service has: checkpoints, event store and the like. */
export const PLATFORM_MIGRATIONS = new URL('../src/migrations/', import.meta.url)

/**
 * Brings a schema up to date: first what every service has, then its own. Each set is one transaction, so a failure
 * leaves the schema as it was. Replicas may start together; one migrates, the others wait. Then makes sure of the role
 * as which confined callers read.
 * @throws {Error} of Postgres, when a migration fails
 */
export const migrate = async (pool: pg.Pool, options: MigrationOptions): Promise<void> => {
  if (options.platform !== false) await run(pool, PLATFORM_MIGRATIONS, 'platform_migrations', options)
  if (options.dir !== undefined) await run(pool, options.dir, 'migrations', options)
  if (options.platform !== false) await pool.query('select admit_confined_role()')
}

const run = async (pool: pg.Pool, dir: URL | string, table: string, options: MigrationOptions): Promise<void> => {
  const dbClient = await pool.connect()
  try {
    await runner({
      dbClient,
      dir: dir instanceof URL || dir.startsWith('file:') ? fileURLToPath(dir) : dir,
      direction: 'up',
      schema: schemaName(options.schema),
      createSchema: true,
      migrationsTable: table,
      advisoryLockMode: 'wait',
      singleTransaction: true,
      logger: migrationLogger(options.log),
    })
  } finally {
    dbClient.release(true)
  }
}

type RunnerLogger = NonNullable<Parameters<typeof runner>[0]['logger']>

/** The runner also prints failing statements as errors; they reach the caller as the error itself. */
const migrationLogger = (log: (message: string) => void = () => undefined): RunnerLogger => ({
  info: log,
  warn: log,
  error: log,
  debug: () => undefined,
})
