import { migrate } from '@doorledger/database'
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
