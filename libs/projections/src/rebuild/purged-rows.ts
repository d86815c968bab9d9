import type { ClientBase, Pool } from 'pg'
import { quoted } from '../table-shape.js'
import { shadowOf } from './shadow-table.js'

/** Whether a row `e` lies below the watermark `m` of a purge, and no hold kept it. */
const isPurged = `
  m.table_name = $1 and m.in_force and m.tenant_id = e.tenant_id and e.occurred_at < m.cutoff
  and m.log_partition = e.seq % 1024 and e.seq < m.below_seq
  and (m.premises_id is null or m.premises_id = any (string_to_array(to_jsonb(e) ->> 'facility_path', '/')))
  and (m.except_premises is null
    or not coalesce(string_to_array(to_jsonb(e) ->> 'facility_path', '/') && m.except_premises, false))
  and not exists (
    select from purge_kept k
    where k.table_name = $1 and k.tenant_id = e.tenant_id and k.row_id = (to_jsonb(e) ->> m.id_column)::uuid)`

/** Takes out of the shadow of a table what was purged of the table: a rebuild brings nothing back. */
export const dropPurgedRows = async (database: Pool | ClientBase, table: string): Promise<void> => {
  if (!(await hasPurges(database, table))) return
  await database.query(`delete from ${quoted(shadowOf(table))} e using purge_marks m where ${isPurged}`, [table])
}

/** What a purge under way has not deleted yet is not in the new table: it is counted as deleted by that purge. */
export const creditPurges = async (client: ClientBase, table: string): Promise<void> => {
  if (!(await hasPurges(client, table))) return
  await client.query(
    `with remaining as (
       select m.purge_id, count(*) as rows, min(e.occurred_at) as oldest, max(e.occurred_at) as newest,
         sum(hashtextextended(to_jsonb(e) ->> m.id_column, 0)::numeric) as digest
       from ${quoted(table)} e join purge_marks m on ${isPurged}
       join purge_jobs j on j.purge_id = m.purge_id and j.table_name = m.table_name
       where j.status in ('queued', 'paused', 'stopped')
       group by m.purge_id
     )
     update purge_jobs j set deleted = deleted + rows, digest = j.digest + remaining.digest,
       oldest = least(j.oldest, remaining.oldest), newest = greatest(j.newest, remaining.newest)
     from remaining where j.purge_id = remaining.purge_id and j.table_name = $1`,
    [table],
  )
}

const hasPurges = async (database: Pool | ClientBase, table: string): Promise<boolean> => {
  const { rows } = await database.query<{ some: boolean }>(
    'select exists (select from purge_marks where table_name = $1 and in_force) as some',
    [table],
  )
  return rows[0]?.some === true
}
