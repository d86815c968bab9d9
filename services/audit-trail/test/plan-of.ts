import type { Pool } from 'pg'

/** How Postgres would answer a query if reading whole tables and sorting were out of the question. */
export const planOf = async (pool: Pool, text: string, values: unknown[]): Promise<string> => {
  const client = await pool.connect()
  try {
    await client.query('set enable_seqscan = off; set enable_sort = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, values)
    return rows
      .map((row) => row['QUERY PLAN'])
      .filter((line) => !line.includes('Sort Key'))
      .join('\n')
  } finally {
    client.release(true)
  }
}
