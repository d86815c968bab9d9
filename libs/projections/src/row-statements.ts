import { quoted, quotedList, type TableShape } from './table-shape.js'

/** The SQL by which rows reach a projection's table. */
export interface RowStatements {
  /** fails when a key is there already */
  readonly copyStraight: string
  /** a table of this connection, empty at the start of each transaction */
  readonly makeStage: string
  readonly copyToStage: string
  /** the staged rows whose key is new, or whose revision is higher than what is there */
  readonly insertStaged: string
  /** every staged row, in place of the one with its key */
  readonly replaceByStaged: string
}

export const rowStatements = ({ table }: TableShape): RowStatements => {
  const columns = quotedList(table.columns)
  const stage = quoted(`stage_${table.name}`)
  return {
    copyStraight: `copy ${quoted(table.name)} (${columns}) from stdin`,
    makeStage: `create temporary table if not exists ${stage} on commit delete rows
      as select ${columns} from ${quoted(table.name)} with no data`,
    copyToStage: `copy ${stage} (${columns}) from stdin`,
    insertStaged: insertStaged({ table }, stage),
    replaceByStaged: replaceByStaged({ table }, stage),
  }
}

/**
 * Of several rows with one key the highest revision counts, and of those the first to arrive; columns that keep their
 * first value take it from the very first. In the order of keys, so that writers never wait for each other in a circle.
 */
const insertStaged = ({ table }: Pick<TableShape, 'table'>, stage: string): string => {
  const kept = new Set(table.keep)
  const key = quotedList(table.key)
  const first = (column: string) => `first_value(${quoted(column)}) over (partition by ${key} order by ctid)`
  const selected = table.columns.map((column) => (kept.has(column) ? first(column) : quoted(column))).join(', ')
  const revision = table.revision === undefined ? '' : `${quoted(table.revision)} desc, `
  return `insert into ${quoted(table.name)} as present (${quotedList(table.columns)})
    select distinct on (${key}) ${selected} from (select ctid, * from ${stage}) as staged
    order by ${key}, ${revision}ctid
    on conflict (${key}) ${onConflict({ table })}`
}

const onConflict = ({ table }: Pick<TableShape, 'table'>): string => {
  const fixed = new Set([...table.key, ...(table.keep ?? [])])
  const changing = table.columns.filter((column) => !fixed.has(column))
  if (table.revision === undefined || changing.length === 0) return 'do nothing'
  const revision = quoted(table.revision)
  const assignments = changing.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ')
  return `do update set ${assignments} where present.${revision} < excluded.${revision}`
}

const replaceByStaged = ({ table }: Pick<TableShape, 'table'>, stage: string): string => {
  const key = new Set(table.key)
  const changing = table.columns.filter((column) => !key.has(column))
  const same = table.key.map((column) => `present.${quoted(column)} = staged.${quoted(column)}`).join(' and ')
  const assignments = changing.map((column) => `${quoted(column)} = staged.${quoted(column)}`).join(', ')
  return `update ${quoted(table.name)} as present set ${assignments} from ${stage} as staged where ${same}`
}
