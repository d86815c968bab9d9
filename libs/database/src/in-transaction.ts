import type { Pool, PoolClient } from 'pg'
import type { EntityManager } from 'typeorm'
import { connectedSource, lendEntities } from './data-source/entities-of.js'

/**
 * Runs `work` in a transaction of its own: committed when it resolves, rolled back when it rejects. SQL and entities
 * ({@link entitiesOf} the client) are on the same connection. One on which not even the rollback succeeds is closed, not
 * returned to the pool.
 * @param begin how the transaction begins
 */
export const inTransaction = async <Result>(
  pool: Pool,
  work: (client: PoolClient, entities: EntityManager) => Promise<Result>,
  begin = 'begin',
): Promise<Result> => {
  const source = await connectedSource(pool)
  const client = await pool.connect()
  const lent = lendEntities(source, client)
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work(client, lent.entities)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    await lent.end()
    client.release(broken)
  }
}
