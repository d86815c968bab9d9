import { freshDatabase } from '@doorledger/testing'
import type { Pool } from 'pg'
import { migrate } from '../src/migrate.js'
import { openPool } from '../src/open-pool.js'

const schema = 'directory'

/** A schema with the platform's tables in a database of its own, as a service finds it after its migrations. */
export const freshSchema = async (): Promise<Pool> => (await freshSchemas('test'))[0]!

/** The same schema seen by several, each by a pool with an application name of its own. */
export const freshSchemas = async (...applicationNames: readonly string[]): Promise<Pool[]> => {
  const url = await freshDatabase()
  const pools = applicationNames.map((applicationName) => openPool(url, { schema, applicationName }))
  await migrate(pools[0]!, { schema })
  return pools
}
