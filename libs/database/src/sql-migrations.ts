import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Of a schema: what every service has, which comes first, and what is the service's own. */
export type MigrationSet = 'platform' | 'service'

export type SqlMigration = new () => MigrationInterface

/** TypeORM orders migrations by a number of thirteen digits at the end of their names. */
const FIRST = { platform: 1_000_000_000_000, service: 2_000_000_000_000 }

const DOWN = /^\s*--[\s-]*down\s+migration/im

export const orderOf = (set: MigrationSet, file: string): number => FIRST[set] + Number.parseInt(file, 10)

/** `0002_people` of a service is `service/0002_people 2000000000002`. */
export const migrationName = (set: MigrationSet, file: string): string => `${set}/${file} ${orderOf(set, file)}`

/** A migration for each `.sql` file of a folder, in the order of their names. */
export const sqlMigrations = async (set: MigrationSet, folder: URL | string): Promise<readonly SqlMigration[]> =>
  Promise.all(
    (await filesOf(folder)).map(async (file) => {
      const [up = '', down = ''] = (await readFile(join(pathOf(folder), `${file}.sql`), 'utf8')).split(DOWN)
      return migrationOf(migrationName(set, file), { up, down })
    }),
  )

/** What the migrations of a folder are recorded as, in their order. */
export const migrationNames = async (set: MigrationSet, folder: URL | string): Promise<readonly string[]> =>
  (await filesOf(folder)).map((file) => migrationName(set, file))

const pathOf = (folder: URL | string): string =>
  folder instanceof URL || folder.startsWith('file:') ? fileURLToPath(folder) : folder

/** Without `.sql`. */
const filesOf = async (folder: URL | string): Promise<readonly string[]> =>
  (await readdir(pathOf(folder)))
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => file.slice(0, -'.sql'.length))

const migrationOf = (name: string, sql: { readonly up: string; readonly down: string }): SqlMigration =>
  class implements MigrationInterface {
    readonly name = name

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql.up)
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(sql.down)
    }
  }
