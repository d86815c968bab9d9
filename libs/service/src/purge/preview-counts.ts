import type { ClientBase } from 'pg'
import type { PurgeJob } from './purge-jobs.js'
import { countPart, jobRow, type PartCount, partsOf, quoted, type Within } from './purge-parts.js'
import { inScope, isHeld, type PurgedTable, saysNothingOfAttempts } from './purged-table.js'

/** What a preview counted of a partition. */
interface PreviewCount extends PartCount {
  readonly oid: number
}

export interface PreviewSum {
  readonly rows: number
  readonly held: number
  readonly oldest: Date | null
  readonly newest: Date | null
  readonly size_bytes: number
}

/**
 * Which holds there are, as far as they can be told from the rows alone; null when what they keep may change without
 * them, since people get other keys, premises are moved, and of attempts it is told anew what they were.
 */
const heldBy = ({ heldByRowAlone = false }: PurgedTable, tenant: string): string => `(
  select case when count(*) = 0 or ${heldByRowAlone} and bool_and(users is null and premises is null and ${saysNothingOfAttempts})
    then coalesce(string_agg(hold_id::text, ',' order by hold_id), 'nobody') end
  from legal_holds h where tenant_id = ${tenant})`

/**
 * Counts what a purge would delete, partition by partition, and remembers it: a month that nothing has changed in since
 * need not be gone through again. Rows do not move between partitions meanwhile.
 */
export const countParts = async (
  client: ClientBase,
  { purge_id: id, cutoff }: Pick<PurgeJob, 'purge_id' | 'cutoff'>,
  table: PurgedTable,
): Promise<PreviewSum> => {
  await client.query(`set local jit = off; lock table ${quoted(table.table)} in access share mode`)
  const counts: PreviewCount[] = []
  for (const part of await partsOf(client, cutoff, table)) {
    counts.push({ oid: part.oid, ...(await countPart(client, { job: { purge_id: id }, table, part })) })
  }
  await client.query(
    `update purge_jobs j set parts = $3, held_by = ${heldBy(table, 'j.tenant_id')} where purge_id = $1 and table_name = $2`,
    [id, table.table, JSON.stringify(counts)],
  )
  const sum = sumOf(counts)
  if (sum.held > 0) await keepAllHeld(client, id, table)
  return sum
}

const sumOf = (counts: readonly PreviewCount[]): PreviewSum => {
  const total = (of: (count: PreviewCount) => number) => counts.reduce((sum, count) => sum + Number(of(count)), 0)
  const times = (at: 'oldest' | 'newest') => counts.flatMap((count) => count[at]?.getTime() ?? []).sort((a, b) => a - b)
  const [oldest, newest] = [times('oldest')[0], times('newest').at(-1)]
  return {
    rows: total(({ rows }) => rows),
    held: total(({ heldInScope }) => heldInScope),
    oldest: oldest === undefined ? null : new Date(oldest),
    newest: newest === undefined ? null : new Date(newest),
    size_bytes: total(({ sizeBytes }) => sizeBytes),
  }
}

/** What the preview counted of a partition, if it is all there and nothing else is; the partition must be locked. */
export const countedBefore = async (
  client: ClientBase,
  { job, table, part }: Within,
): Promise<PartCount | undefined> => {
  if (table.hasSeq === false) return undefined
  const { rows } = await client.query<{ counts: readonly Remembered[] | null }>(UNCHANGED(table, part.name), [
    ...[job.purge_id, table.table, table.projection, table.topic],
  ])
  const counted = rows[0]?.counts?.find(({ oid }) => oid === part.oid)
  if (counted === undefined || Number(counted.held) !== Number(counted.heldInScope)) return undefined
  const { oldest, newest } = counted
  const at = (text: string | null) => (text === null ? null : new Date(text))
  return { ...counted, oldest: at(oldest), newest: at(newest) }
}

type Remembered = Omit<PreviewCount, 'oldest' | 'newest'> & {
  readonly oldest: string | null
  readonly newest: string | null
}

/** Rows that came or changed since lie above the marks; the log has no partition since that has no mark. */
const UNCHANGED = (table: PurgedTable, part: string): string => `
  select j.parts as counts from purge_jobs j
  where j.purge_id = $1 and j.table_name = $2 and j.parts is not null and j.held_by = ${heldBy(table, 'j.tenant_id')}
    and not exists (
      select from checkpoints c where c.projection = $3 and c.topic = $4 and not exists (
        select from purge_marks m
        where m.purge_id = $1 and m.table_name = $2 and m.log_partition = c.partition))
    and not exists (
      select from purge_marks m
      where m.purge_id = $1 and m.table_name = $2 and exists (
        select from ${quoted(part)} e where e.seq % 1024 = m.log_partition and e.seq >= m.below_seq))`

/** Before the first row goes: from here on a rebuild leaves out what goes, and keeps what is held. */
export const beginDeleting = async (client: ClientBase, job: PurgeJob, table: PurgedTable): Promise<void> => {
  const given = [job.purge_id, table.table]
  await client.query('update purge_marks set in_force = true where purge_id = $1 and table_name = $2', given)
  // what others counted of this table does not stand any more
  await client.query('update purge_jobs set parts = null where purge_id <> $1 and table_name = $2', given)
  const { rowCount } = await client.query(
    `select from purge_jobs j
     where purge_id = $1 and table_name = $2 and parts is not null and held_by = ${heldBy(table, 'j.tenant_id')}`,
    given,
  )
  if (rowCount === 0) await keepAllHeld(client, job.purge_id, table)
}

const keepAllHeld = (client: ClientBase, id: string, table: PurgedTable) =>
  client.query(
    `insert into purge_kept (table_name, tenant_id, row_id)
     select $2, e.tenant_id, e.${table.idColumn} from ${quoted(table.table)} e ${jobRow('$1')}
     where ${inScope(table, 'j')} and ${isHeld(table)} on conflict do nothing`,
    [id, table.table],
  )
