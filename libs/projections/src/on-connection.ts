import type { Pool, PoolClient } from 'pg'

/**
 * Runs `work`, which begins and commits by itself, on a connection of its own. After a failure the connection is
 * closed, which rolls back: nothing that was still on its way can reach a later transaction.
 */
export const onConnection = async <Result>(
  database: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await database.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}
