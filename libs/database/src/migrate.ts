import type { Pool, PoolClient } from 'pg'
import type { EntitySchema } from 'typeorm'
import { dataSourceOver } from './data-source/data-source.js'
import { openDataSource } from './data-source/entities-of.js'
import { schemaName } from './open-pool.js'
import { type SqlMigration, sqlMigrations } from './sql-migrations.js'
import { RECORD, takeOverRecord } from './take-over-record.js'

export interface MigrationOptions {
  /** made when missing */
  readonly schema: string
  /** folder with the schema's own `.sql` files, after those every service has */
  readonly dir?: URL | string
  /** the tables that {@link entitiesOf} the pool reads and writes */
  readonly entities?: readonly EntitySchema[]
  /** whether it gets checkpoints, event store and the like; true when left out */
  readonly platform?: boolean
  readonly log?: (message: string) => void
}

/** Folder of what every service has: checkpoints, event store and the like. */
export const PLATFORM_MIGRATIONS = new URL('../src/migrations/', import.meta.url)

/** Shared by all schemas of a database, and with the releases that ran migrations by node-pg-migrate. */
const LOCK = 7_241_865_325_823_964

/**
 * Brings a schema up to date: first what every service has, then its own. It is one transaction, so a failure leaves the
 * schema as it was. Replicas may start together; one migrates, the others wait. Then makes sure of the role as which
 * confined callers read.
 * @throws {Error} of Postgres, when a migration fails
 */
export const migrate = async (pool: Pool, options: MigrationOptions): Promise<void> => {
  const { dir, platform = true, entities } = options
  const migrations = [
    ...(platform ? await sqlMigrations('platform', PLATFORM_MIGRATIONS) : []),
    ...(dir === undefined ? [] : await sqlMigrations('service', dir)),
  ]
  const client = await pool.connect()
  try {
    await run(client, options, migrations)
  } finally {
    client.release(true)
  }
  await openDataSource(pool, entities)
}

/** All on one connection, which is closed afterwards: with it go the lock and the path it searches. */
const run = async (
  client: PoolClient,
  options: MigrationOptions,
  migrations: readonly SqlMigration[],
): Promise<void> => {
  const schema = schemaName(options.schema)
  await client.query(`select pg_advisory_lock(${LOCK})`)
  await takeSchema(client, schema)
  await takeOverRecord(client)
  const lend = () => Promise.resolve({ client, release: () => undefined })
  const source = await dataSourceOver(lend, { schema, migrations, migrationsTableName: RECORD }).initialize()
  for (const { name } of await source.runMigrations({ transaction: 'all' })) options.log?.(`Ran migration ${name}`)
  // still under the lock: two that grant the same at once fail
  if (options.platform !== false) await client.query('select admit_confined_role()')
}

/**
 * Makes the schema where there is none, and works as its owner: whoever may act for several owners, such as the job of an
 * upgrade, leaves each of them what is theirs. Who may not make schemas finds one that somebody else has made.
 */
const takeSchema = async (client: PoolClient, schema: string): Promise<void> => {
  const { rows } = await client.query<{ owner: string }>(
    `select quote_ident(pg_get_userbyid(nspowner)) as owner from pg_namespace
     where nspname = $1 and pg_has_role(nspowner, 'member')`,
    [schema],
  )
  const [found] = rows
  await client.query(found === undefined ? `create schema if not exists ${schema}` : `set role ${found.owner}`)
  await client.query(`set search_path to ${schema}`)
}
