import type { Pool, PoolClient } from 'pg'

/**
 * Runs `work` in a transaction of its own: committed when it resolves, rolled back when it rejects.
 * A connection on which not even the rollback succeeds is closed, not returned to the pool.
 * @param begin how the transaction begins
 */
export const inTransaction = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  begin = 'begin',
): Promise<Result> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
