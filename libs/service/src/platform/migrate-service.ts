import { expectMigrations, migrate } from '@doorledger/database'
import type { Pool } from 'pg'
import type { ServiceDefinition } from './service-definition.js'

/** `audit-trail` keeps its tables in the schema `audit_trail`. */
export const schemaOf = (service: string): string => service.replaceAll('-', '_')

/**
 * Brings every schema of a service up to date. Replicas may start together.
 * @throws {Error} of Postgres, when a migration fails
 */
export const migrateService = async (
  database: Pool,
  {
    name,
    migrations,
    schemas = [],
    entities = [],
  }: Pick<ServiceDefinition, 'name' | 'migrations' | 'schemas' | 'entities'>,
  log?: (message: string) => void,
): Promise<void> => {
  const told = log === undefined ? {} : { log }
  for (const further of schemas) await migrate(database, { ...further, ...told, platform: false })
  await migrate(database, { schema: schemaOf(name), dir: migrations, entities, ...told })
}

/**
 * Makes sure that somebody else, such as the job of an upgrade, has brought every schema of a service up to date. A
 * schema that is ahead is fine: migrations first add what the next release needs and remove later.
 * @throws {SchemaBehind} naming what is missing
 */
export const expectMigrated = async (
  database: Pool,
  {
    name,
    migrations,
    schemas = [],
    entities = [],
  }: Pick<ServiceDefinition, 'name' | 'migrations' | 'schemas' | 'entities'>,
): Promise<void> => {
  for (const further of schemas) await expectMigrations(database, { ...further, platform: false })
  await expectMigrations(database, { schema: schemaOf(name), dir: migrations, entities })
}
