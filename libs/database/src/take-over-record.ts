import type { ClientBase } from 'pg'
import { type MigrationSet, migrationName, orderOf } from './sql-migrations.js'

/** The record of the migrations that have run, one for each schema. */
export const RECORD = 'schema_migrations'

/** Where node-pg-migrate, which ran them before, noted the same: a table for each set. */
const BEFORE: readonly (readonly [MigrationSet, string])[] = [
  ['platform', 'platform_migrations'],
  ['service', 'migrations'],
]

/** Nothing runs twice: what stands in the records of before is taken into today's. Those stay as they are. */
export const takeOverRecord = async (client: ClientBase): Promise<void> => {
  await client.query('begin')
  await client.query(CREATE)
  for (const [set, table] of BEFORE) {
    for (const file of await filesIn(client, table)) {
      await client.query(NOTE, [orderOf(set, file), migrationName(set, file)])
    }
  }
  await client.query('commit')
}

const filesIn = async (client: ClientBase, table: string): Promise<readonly string[]> => {
  const { rows: found } = await client.query(
    'select from pg_tables where schemaname = current_schema and tablename = $1',
    [table],
  )
  if (found.length === 0) return []
  const { rows } = await client.query<{ name: string }>(`select name from ${table} order by id`)
  return rows.map(({ name }) => name)
}

/** As TypeORM makes it. */
const CREATE = `
  create table if not exists ${RECORD} (id serial primary key, "timestamp" bigint not null, name varchar not null)`

const NOTE = `
  insert into ${RECORD} ("timestamp", name) select $1, $2::varchar where not exists (select from ${RECORD} where name = $2)`
