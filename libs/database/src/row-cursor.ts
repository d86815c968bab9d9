import type { Pool, PoolClient, QueryResultRow } from 'pg'
import { type DataScope, applyDataScope } from './data-scope/data-scope.js'

/** All rows of a query, as they were at one moment, read a page at a time. */
export interface RowCursor<Row> {
  /** empty when there are no more */
  nextPage(): Promise<readonly Row[]>
  close(): Promise<void>
}

const PAGE_ROWS = 1_000

/** Opens a cursor in a snapshot of its own, within a scope; holds a connection until it is closed. */
export const openRowCursor = async <Row extends QueryResultRow>(
  database: Pool,
  scope: DataScope,
  { text, values }: { readonly text: string; readonly values: unknown[] },
): Promise<RowCursor<Row>> => {
  const client = await database.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await applyDataScope(client, scope)
    await client.query(`declare row_cursor no scroll cursor for ${text}`, values)
  } catch (error) {
    client.release(true)
    throw error
  }
  return {
    nextPage: async () => (await client.query<Row>(`fetch ${PAGE_ROWS} from row_cursor`)).rows,
    close: () => end(client),
  }
}

/** A connection that cannot even roll back is not given to anybody else. */
const end = async (client: PoolClient): Promise<void> => {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}
