import type { ClientBase } from 'pg'
import { countPart, figuresOf, jobRow, type Part, type PartCount, partsOf, quoted, type Within } from './purge-parts.js'
import type { PurgeJob } from './purge-jobs.js'
import { countedBefore } from './preview-counts.js'
import { inScope, isHeld, type PurgedTable, timeOf } from './purged-table.js'

/** Pages of 8 KiB a transaction goes through: some ten thousand rows. */
const BLOCKS_A_CHUNK = 256

/** What a chunk did. */
export interface Chunk {
  readonly rows: number
  readonly oldest: Date | null
  readonly newest: Date | null
  readonly digest: string
  /** where the next one begins; undefined when there is nothing left */
  readonly next: PurgeJob['place'] | undefined
}

/** Goes through one stretch of a table, in a transaction: a month as a whole where nothing else is in it. */
export const deleteChunk = async (client: ClientBase, job: PurgeJob, table: PurgedTable): Promise<Chunk> => {
  const parts = await partsOf(client, job.cutoff, table)
  const at = placeIn(parts, job.place)
  if (at === undefined) return { ...NOTHING, next: undefined }
  const { part, block } = at
  const within = { job, table, part }
  const isWhole = block === 0 && part.ends !== null && part.ends <= job.cutoff
  const dropped = isWhole ? await dropPart(client, within) : undefined
  if (dropped !== undefined) return { ...dropped, next: at.next }
  const until = block + BLOCKS_A_CHUNK
  const deleted = await deleteBlocks(client, within, [block, until])
  return { ...deleted, next: until < part.blocks ? { part: part.name, block: until } : at.next }
}

/** Where to go on: partitions that are gone are passed over. */
const placeIn = (parts: readonly Part[], place: PurgeJob['place']) => {
  const at = place === null ? 0 : parts.findIndex(({ name }) => name >= place.part)
  const part = parts[at]
  if (part === undefined) return undefined
  const after = parts[at + 1]
  const block = place?.part === part.name ? place.block : 0
  return { part, block, next: after && { part: after.name, block: 0 } }
}

const NOTHING = { rows: 0, oldest: null, newest: null, digest: '0' }

type Counted = Pick<PartCount, 'rows' | 'oldest' | 'newest' | 'digest'>
type InJob = Within & { readonly job: PurgeJob }

/**
 * Drops a month in which every row goes, or is held: those move to the default partition first. Undefined when there
 * are others; they come by rows then.
 */
const dropPart = async (client: ClientBase, within: InJob): Promise<Counted | undefined> => {
  const { table, part } = within
  const name = quoted(part.name)
  await client.query(`lock table ${name} in share mode`)
  const before = await countedBefore(client, within)
  const counted = before ?? (await countPart(client, within))
  if (Number(counted.all) !== Number(counted.rows) + Number(counted.held)) return undefined
  await forgetKept(client, within, 'true')
  const held =
    Number(counted.held) === 0 ? undefined : before === undefined ? await markHeld(client, within) : table.table
  await client.query(`alter table ${quoted(table.table)} detach partition ${name}`)
  if (held !== undefined) await moveHeld(client, within, held)
  await client.query(`drop table ${name}`)
  return counted
}

/** What is held may be told by other rows of the table: it is noted while all of them are there. */
const markHeld = async (client: ClientBase, { table, part }: Within): Promise<string> => {
  await client.query(
    `insert into purge_kept (table_name, tenant_id, row_id)
     select $1, e.tenant_id, e.${table.idColumn} from ${quoted(part.name)} e where ${isHeld(table)} on conflict do nothing`,
    [part.name],
  )
  return part.name
}

/** @param held under which name it stands in `purge_kept` */
const moveHeld = async (client: ClientBase, { table, part }: Within, held: string): Promise<void> => {
  await client.query(
    `insert into ${quoted(table.table)} select e.* from purge_kept k
       join ${quoted(part.name)} e on e.tenant_id = k.tenant_id and e.${table.idColumn} = k.row_id where k.table_name = $1`,
    [held],
  )
  if (held === part.name) await client.query('delete from purge_kept where table_name = $1', [held])
}

const deleteBlocks = async (
  client: ClientBase,
  within: InJob,
  [from, until]: readonly [number, number],
): Promise<Omit<Chunk, 'next'>> => {
  const { job, table, part } = within
  const name = quoted(part.name)
  const blocks = `e.ctid >= '(${from},0)' and e.ctid < '(${until},0)'`
  await keep(client, within, blocks)
  await forgetKept(client, within, blocks)
  await eraseBesides(client, within, blocks)
  const guarded = table.unlock
  if (guarded) await client.query(guarded.before.replace('{part}', part.name))
  const { rows } = await client.query<Counted>(
    `with gone as (
       delete from ${name} e using purge_jobs j
       where j.purge_id = $1 and j.table_name = $2 and ${blocks} and ${inScope(table, 'j')} and not ${isHeld(table)}
       returning e.${table.idColumn} as id, ${timeOf(table)} as occurred_at
     ) select ${figuresOf('id')} from gone`,
    [job.purge_id, table.table],
  )
  if (guarded) await client.query(guarded.after.replace('{part}', part.name))
  return rows[0]!
}

/** Before the rows are gone: who is killed in between finds them again. */
const eraseBesides = async (client: ClientBase, { job, table, part }: Within, where: string): Promise<void> => {
  if (table.erase === undefined) return
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${table.erase.columns.join()} from ${quoted(part.name)} e ${jobRow('$1')}
     where ${where} and ${inScope(table, 'j')} and not ${isHeld(table)}`,
    [job.purge_id, table.table],
  )
  for (const row of rows) await table.erase.each(row)
}

/** Held rows are remembered, also those whose hold came after the purge had begun. */
const keep = (client: ClientBase, { job, table, part }: Within, where: string) =>
  client.query(
    `insert into purge_kept (table_name, tenant_id, row_id)
     select $2, e.tenant_id, e.${table.idColumn} from ${quoted(part.name)} e ${jobRow('$1')}
     where ${where} and ${inScope(table, 'j')} and ${isHeld(table)} on conflict do nothing`,
    [job.purge_id, table.table],
  )

/** What a hold kept once, and none does now, is kept no longer. */
const forgetKept = async (client: ClientBase, { job, table, part }: Within, where: string): Promise<void> => {
  const some = await client.query('select from purge_kept where table_name = $1 limit 1', [table.table])
  if (some.rowCount === 0) return
  await client.query(
    `delete from purge_kept k using ${quoted(part.name)} e ${jobRow('$1')}
     where k.table_name = $2 and k.tenant_id = e.tenant_id and k.row_id = e.${table.idColumn}
       and ${where} and ${inScope(table, 'j')} and not ${isHeld(table)}`,
    [job.purge_id, table.table],
  )
}

/** What stands about the same events in other tables, when nothing of the organisation is held. */
export const deleteBesides = async (client: ClientBase, job: PurgeJob, table: PurgedTable): Promise<void> => {
  const { rowCount } = await client.query('select from legal_holds where tenant_id = $1 limit 1', [job.tenant_id])
  if (rowCount !== 0 || job.premises_id !== null || job.except_premises !== null) return
  for (const text of table.besides ?? []) await client.query(text, [job.tenant_id, job.cutoff])
}

/** How many rows of the scope a hold keeps now. */
export const countHeld = async (client: ClientBase, job: PurgeJob, table: PurgedTable): Promise<number> => {
  const { rows } = await client.query<{ held: number }>(
    `select count(*)::bigint as held from ${quoted(table.table)} e ${jobRow('$1')} where ${inScope(table, 'j')}`,
    [job.purge_id, table.table],
  )
  return Number(rows[0]!.held)
}
