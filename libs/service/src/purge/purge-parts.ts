import type { ClientBase } from 'pg'
import type { PurgeJob } from './purge-jobs.js'
import { goesBy, isHeld, joinMarks, type PurgedTable, timeOf } from './purged-table.js'

/** A partition, or the table itself where it has none. */
export interface Part {
  readonly oid: number
  readonly name: string
  /** null: the default partition */
  readonly ends: Date | null
  readonly blocks: number
}

/** Rows of a partition, as they were counted at one moment. Whole numbers may come as text. */
export interface PartCount {
  readonly all: number
  /** what goes */
  readonly rows: number
  /** what a hold keeps, of whatever age, and of that what else would go */
  readonly held: number
  readonly heldInScope: number
  /** of what goes */
  readonly oldest: Date | null
  readonly newest: Date | null
  readonly digest: string
  readonly sizeBytes: number
}

export interface Within {
  readonly job: Pick<PurgeJob, 'purge_id'>
  readonly table: PurgedTable
  readonly part: Part
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** SQL: joins the job `j` of the purge that a parameter names; `$2` is the table. */
export const jobRow = (parameter: string): string =>
  `join purge_jobs j on j.purge_id = ${parameter} and j.table_name = $2`

/** SQL: how many rows, from when to when, and the digest of their ids. */
export const figuresOf = (id: string, which = ''): string => `
  count(*)${which}::bigint as rows, min(occurred_at)${which} as oldest, max(occurred_at)${which} as newest,
  coalesce(sum(hashtextextended(${id}::text, 0)::numeric)${which}, 0)::text as digest`

/** The partitions that may hold rows before a cutoff, in the order of their names. */
export const partsOf = async (client: ClientBase, cutoff: Date, { table }: PurgedTable): Promise<Part[]> => {
  const { rows } = await client.query<{ oid: number; name: string; bound: string | null; blocks: number }>(
    `select oid::bigint::integer as oid, relname as name, pg_get_expr(relpartbound, oid) as bound,
       (pg_relation_size(oid) / current_setting('block_size')::integer)::integer as blocks
     from pg_class
     where oid in (select inhrelid from pg_inherits where inhparent = to_regclass($1))
       or oid = to_regclass($1) and relkind = 'r'
     order by relname collate "C"`,
    [quoted(table)],
  )
  return rows.flatMap(({ bound, ...part }) => {
    const [, starts, ends] = /FROM \('(.+?)'\) TO \('(.+?)'\)/.exec(bound ?? '') ?? []
    if (starts !== undefined && new Date(starts) >= cutoff) return []
    return [{ ...part, ends: ends === undefined ? null : new Date(ends) }]
  })
}

/** Goes through a whole partition. */
export const countPart = async (client: ClientBase, { job, table, part }: Within): Promise<PartCount> => {
  const goes = ' filter (where goes and not held)'
  const { rows } = await client.query<PartCount>(
    `select count(*)::bigint as all, count(*) filter (where held)::bigint as held,
       count(*) filter (where goes and held)::bigint as "heldInScope", ${figuresOf('id', goes)},
       coalesce(sum(size)${goes}, 0)::bigint as "sizeBytes"
     from (
       select e.${table.idColumn} as id, ${timeOf(table)} as occurred_at, pg_column_size(e.*) as size,
         ${goesBy(table, 'j')} as goes, ${isHeld(table)} as held
       from ${quoted(part.name)} e left ${jobRow('$1')} ${joinMarks(table)}
     ) as counted`,
    [job.purge_id, table.table],
  )
  return rows[0]!
}
