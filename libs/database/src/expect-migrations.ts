import type pg from 'pg'
import { openDataSource } from './data-source/entities-of.js'
import { PLATFORM_MIGRATIONS, type MigrationOptions } from './migrate.js'
import { schemaName } from './open-pool.js'
import { type MigrationSet, migrationNames } from './sql-migrations.js'
import { RECORD } from './take-over-record.js'

/** The schema lacks migrations that this process needs; whoever applies them has not done so yet. */
export class SchemaBehind extends Error {
  override readonly name = 'SchemaBehind'
}

/**
 * Checks that a schema has every migration of the folder, and those every service has, without applying any. Then its
 * entities can be read and written, as after {@link migrate}.
 * @throws {SchemaBehind} naming the first that is missing
 */
export const expectMigrations = async (pool: pg.Pool, options: MigrationOptions): Promise<void> => {
  const { schema, dir, platform = true, entities } = options
  const applied = await appliedIn(pool, `${schemaName(schema)}.${RECORD}`)
  const expectAll = async (set: MigrationSet, folder: URL | string) => {
    const missing = (await migrationNames(set, folder)).find((name) => !applied.has(name))
    if (missing !== undefined) throw new SchemaBehind(`The schema ${schema} lacks the migration ${missing}`)
  }
  if (platform) await expectAll('platform', PLATFORM_MIGRATIONS)
  if (dir !== undefined) await expectAll('service', dir)
  await openDataSource(pool, entities)
}

const appliedIn = async (pool: pg.Pool, table: string): Promise<ReadonlySet<string>> => {
  const { rows: found } = await pool.query<{ is_there: boolean }>('select to_regclass($1) is not null as is_there', [
    table,
  ])
  if (found[0]?.is_there !== true) return new Set()
  const { rows } = await pool.query<{ name: string }>(`select name from ${table}`)
  return new Set(rows.map(({ name }) => name))
}
