import type { ClientBase, Pool } from 'pg'
import { quoted } from '../table-shape.js'
import { shadowOf } from './shadow-table.js'

/**
 * Rows `e` of a table that lie below the watermark `m` of a purge, and that no hold kept. The id of a row is made once for each
 * watermark: within the look for a hold it would be made for each hold as well.
 * @param marks what of `purge_marks` counts
 */
const purgedRows = (table: string, marks: string): string => `
  ${quoted(table)} e
  join ${marks} m on m.tenant_id = e.tenant_id and e.occurred_at < m.cutoff
    and m.log_partition = e.seq % 1024 and e.seq < m.below_seq
    and (m.premises_id is null or m.premises_id = any (string_to_array(to_jsonb(e) ->> 'facility_path', '/')))
    and (m.except_premises is null
      or not coalesce(string_to_array(to_jsonb(e) ->> 'facility_path', '/') && m.except_premises, false))
  cross join lateral (select to_jsonb(e) ->> m.id_column as id offset 0) as named
  where not exists (
    select from purge_kept k where k.table_name = $1 and k.tenant_id = e.tenant_id and k.row_id = named.id::uuid)`

/** A purge of each night leaves a watermark: of those of one scope only the ones that no later one reaches beyond count. */
const WIDEST = `
  select m.* from purge_marks m where m.table_name = $1 and m.in_force and not exists (
    select from purge_marks wider
    where wider.table_name = m.table_name and wider.in_force and wider.tenant_id = m.tenant_id
      and wider.log_partition = m.log_partition and wider.premises_id is not distinct from m.premises_id
      and wider.except_premises is not distinct from m.except_premises
      and wider.cutoff >= m.cutoff and wider.below_seq >= m.below_seq
      and (wider.cutoff, wider.below_seq, wider.purge_id) > (m.cutoff, m.below_seq, m.purge_id))`

const UNFINISHED = `
  select m.* from purge_marks m join purge_jobs j on j.purge_id = m.purge_id and j.table_name = m.table_name
  where m.table_name = $1 and m.in_force and j.status in ('queued', 'paused', 'stopped')`

/** Takes out of the shadow of a table what was purged of the table: a rebuild brings nothing back. */
export const dropPurgedRows = async (database: Pool | ClientBase, table: string): Promise<void> => {
  if (!(await hasPurges(database, table))) return
  const shadow = shadowOf(table)
  await database.query(
    `with widest as materialized (${WIDEST}),
       purged as materialized (select e.tableoid as part, e.ctid as place from ${purgedRows(shadow, 'widest')})
     delete from ${quoted(shadow)} e using purged where e.tableoid = purged.part and e.ctid = purged.place`,
    [table],
  )
}

/** What a purge under way has not deleted yet is not in the new table: it is counted as deleted by that purge. */
export const creditPurges = async (client: ClientBase, table: string): Promise<void> => {
  if (!(await hasPurges(client, table))) return
  await client.query(
    `with unfinished as materialized (${UNFINISHED}),
     remaining as (
       select m.purge_id, count(*) as rows, min(e.occurred_at) as oldest, max(e.occurred_at) as newest,
         sum(hashtextextended(named.id, 0)::numeric) as digest
       from ${purgedRows(table, 'unfinished')}
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
