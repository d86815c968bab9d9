import type { Pool, QueryResultRow } from 'pg'

const PAGE_ROWS = 1_000

interface Asked {
  readonly query: string
  readonly parameters: readonly unknown[]
}

/** The rows of a query as they were at one moment. Holds a connection until the last page, or an early end. */
export const pagesOf = async function* <Row extends QueryResultRow>(
  database: Pool,
  { query, parameters }: Asked,
): AsyncGenerator<readonly Row[]> {
  const client = await database.connect()
  let failure: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`declare exported no scroll cursor for ${query}`, [...parameters])
    for (;;) {
      const { rows } = await client.query<Row>(`fetch ${PAGE_ROWS} from exported`)
      if (rows.length === 0) return
      yield rows
    }
  } finally {
    await client.query('rollback').catch((error: Error) => (failure = error))
    client.release(failure)
  }
}
