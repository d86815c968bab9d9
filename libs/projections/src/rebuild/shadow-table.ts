import type { ClientBase } from 'pg'
import { quoted } from '../table-shape.js'
import { protectLike } from './protect-like.js'

/** The table that is filled beside the live one. */
export const shadowOf = (name: string): string => `${name}__next`

/** Makes an empty table of the same shape: columns, defaults, constraints, indexes, partitions. */
export const createShadow = async (client: ClientBase, live: string): Promise<void> => {
  await dropShadow(client, live)
  const partitioning = await partitionKey(client, live)
  const suffix = partitioning === undefined ? '' : ` partition by ${partitioning}`
  await client.query(`create table ${quoted(shadowOf(live))} (like ${quoted(live)} including all)${suffix}`)
  for (const { name, bound } of await partitionsOf(client, live)) await createPartition(client, live, name, bound)
}

export const dropShadow = (client: ClientBase, live: string): Promise<unknown> =>
  client.query(`drop table if exists ${quoted(shadowOf(live))}`)

/**
 * Puts the shadow in the place of the live table, which goes, within the transaction of the client. Partitions that
 * came or went meanwhile are followed.
 * @throws {pg.DatabaseError} 55P03 when readers do not let go of the live table in time
 */
export const replaceByShadow = async (client: ClientBase, live: string): Promise<void> => {
  const shadow = shadowOf(live)
  await client.query(`lock table ${quoted(live)}, ${quoted(shadow)} in access exclusive mode`)
  await followPartitions(client, live)
  const renamings = await renamingsOf(client, live)
  await scopeLike(client, live)
  const tables = [live, ...(await partitionsOf(client, live)).map(({ name }) => name)]
  for (const table of tables) await protectLike(client, table, shadowOf(table))
  await client.query(`drop table ${quoted(live)}`)
  for (const { kind, from, to } of renamings) {
    await client.query(`alter ${kind} ${quoted(from)} rename to ${quoted(to)}`)
  }
}

const createPartition = (client: ClientBase, live: string, name: string, bound: string) =>
  client.query(`create table ${quoted(shadowOf(name))} partition of ${quoted(shadowOf(live))} ${bound}`)

const followPartitions = async (client: ClientBase, live: string): Promise<void> => {
  const wanted = await partitionsOf(client, live)
  const present = await partitionsOf(client, shadowOf(live))
  for (const { name } of present) {
    if (!wanted.some((partition) => shadowOf(partition.name) === name)) await client.query(`drop table ${quoted(name)}`)
  }
  for (const { name, bound } of wanted) {
    if (!present.some((partition) => partition.name === shadowOf(name)))
      await createPartition(client, live, name, bound)
  }
}

/** Who may read which rows is no part of a table's shape. */
const scopeLike = async (client: ClientBase, live: string): Promise<void> => {
  const { rows } = await client.query<{ condition: string; name: string }>(
    `select polname as name, pg_get_expr(polqual, polrelid) as condition from pg_policy where polrelid = to_regclass($1)`,
    [quoted(live)],
  )
  if (rows.length === 0) return
  const shadow = quoted(shadowOf(live))
  await client.query(`alter table ${shadow} enable row level security`)
  for (const { name, condition } of rows) {
    await client.query(`create policy ${quoted(name)} on ${shadow} for select using (${condition})`)
  }
  await client.query('select admit_confined_role()')
}

interface Renaming {
  readonly kind: 'table' | 'index'
  readonly from: string
  readonly to: string
}

const renamingsOf = async (client: ClientBase, live: string): Promise<Renaming[]> => {
  const tables = [live, ...(await partitionsOf(client, live)).map(({ name }) => name)]
  const indexes: Renaming[] = []
  for (const table of tables) {
    const shadows = await indexesOf(client, shadowOf(table))
    for (const { name, definition } of await indexesOf(client, table)) {
      const twin = shadows.findIndex((shadow) => shadow.definition === definition)
      if (twin >= 0) indexes.push({ kind: 'index', from: shadows.splice(twin, 1)[0]!.name, to: name })
    }
  }
  return [...indexes, ...tables.map((name): Renaming => ({ kind: 'table', from: shadowOf(name), to: name }))]
}

const partitionKey = async (client: ClientBase, table: string): Promise<string | undefined> => {
  const { rows } = await client.query<{ key: string }>(
    `select pg_get_partkeydef(oid) as key from pg_class where oid = to_regclass($1) and relkind = 'p'`,
    [quoted(table)],
  )
  return rows[0]?.key
}

const partitionsOf = async (client: ClientBase, table: string): Promise<{ name: string; bound: string }[]> => {
  const { rows } = await client.query<{ name: string; bound: string }>(
    `select relname as name, pg_get_expr(relpartbound, oid) as bound
     from pg_inherits join pg_class on oid = inhrelid where inhparent = to_regclass($1) order by relname`,
    [quoted(table)],
  )
  return rows
}

/** What an index is, without its name and that of its table. */
const indexesOf = async (client: ClientBase, table: string): Promise<{ name: string; definition: string }[]> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select relname as name,
       indisunique || ' ' || indisprimary || substring(pg_get_indexdef(indexrelid) from ' USING .*') as definition
     from pg_index join pg_class on oid = indexrelid where indrelid = to_regclass($1) order by relname`,
    [quoted(table)],
  )
  return rows
}
