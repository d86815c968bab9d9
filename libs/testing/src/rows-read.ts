import type { ClientBase } from 'pg'

interface PlanNode {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/**
 * How many rows of a table Postgres looks at to answer a query, those it does not keep included. Of a small table it would
 * read all; that is ruled out, since what must be possible is the way for a large one.
 * @param client in a transaction
 */
export const rowsRead = async (
  client: ClientBase,
  table: string,
  { text, values }: { readonly text: string; readonly values: unknown[] },
): Promise<number> => {
  await client.query('set local enable_seqscan = off')
  const explain = `explain (analyze, timing off, format json) ${text}`
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(explain, values)
  return readFrom(table, rows[0]!['QUERY PLAN'][0].Plan)
}

const readFrom = (table: string, plan: PlanNode): number => {
  const { Plans: inner = [], 'Actual Rows': kept, 'Actual Loops': loops } = plan
  const own = plan['Relation Name'] === table ? (kept + (plan['Rows Removed by Filter'] ?? 0)) * loops : 0
  return inner.reduce((sum, below) => sum + readFrom(table, below), own)
}
