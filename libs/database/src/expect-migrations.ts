import { readdir } from 'node:fs/promises'
import { parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { PLATFORM_MIGRATIONS, type MigrationOptions } from './migrate.js'
import { schemaName } from './open-pool.js'

/** The schema lacks migrations that this process needs; whoever applies them has not done so yet. */
export class SchemaBehind extends Error {
  override readonly name = 'SchemaBehind'
}

/**
 * Checks that a schema has every migration of the folder, and those every service has, without applying any.
 * @throws {SchemaBehind} naming the first that is missing
 */
export const expectMigrations = async (pool: pg.Pool, options: MigrationOptions): Promise<void> => {
  if (options.platform !== false) await expectAll(pool, options.schema, 'platform_migrations', PLATFORM_MIGRATIONS)
  if (options.dir !== undefined) await expectAll(pool, options.schema, 'migrations', folderOf(options.dir))
}

const folderOf = (dir: URL | string): URL => {
  if (dir instanceof URL) return dir
  return dir.startsWith('file:') ? new URL(dir) : pathToFileURL(`${dir}/`)
}

const expectAll = async (pool: pg.Pool, schema: string, table: string, dir: URL): Promise<void> => {
  const wanted = (await readdir(dir)).filter((file) => file.endsWith('.sql')).map((file) => parse(file).name)
  const applied = await appliedIn(pool, `${schemaName(schema)}.${table}`)
  const missing = wanted.toSorted().find((name) => !applied.has(name))
  if (missing !== undefined) throw new SchemaBehind(`The schema ${schema} lacks the migration ${missing}`)
}

const appliedIn = async (pool: pg.Pool, table: string): Promise<ReadonlySet<string>> => {
  const { rows: found } = await pool.query<{ is_there: boolean }>('select to_regclass($1) is not null as is_there', [
    table,
  ])
  if (found[0]?.is_there !== true) return new Set()
  const { rows } = await pool.query<{ name: string }>(`select name from ${table}`)
  return new Set(rows.map(({ name }) => name))
}
