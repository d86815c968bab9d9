import type { Row } from '@doorledger/kernel'
import type pg from 'pg'
import { copyAll } from './copy-into.js'
import { copyLineWriter, parameterText } from './copy-text.js'
import type { Folded } from './fold-events.js'
import { rowStatements } from './row-statements.js'
import { EVENT_VALUES } from '@doorledger/database'
import { quoted, quotedList, type TableShape } from './table-shape.js'

/** What becomes of rows; `removed` are numbers of keys. */
export type ChangesByKey = Pick<Folded, 'added' | 'changed' | 'removed'>

/** The rows of a folded view, by their keys, within the transaction of a client. */
export class KeyedRows {
  readonly #statements
  readonly #lineOf
  readonly #lockRows: string
  readonly #deleteRows: string

  constructor(private readonly shape: TableShape) {
    this.#statements = rowStatements(shape)
    this.#lineOf = copyLineWriter(shape.columns)
    const { name, key, columns } = shape.table
    const table = quoted(name)
    const keys = quotedList(key)
    const wanted = `unnest(${shape.key.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')})`
    this.#lockRows = `select wanted_number, ${columns.map((column) => `${table}.${quoted(column)}`).join(', ')}
      from ${wanted} with ordinality as wanted (${keys}, wanted_number) join ${table} using (${keys})
      order by ${keys} for update of ${table}`
    this.#deleteRows = `delete from ${table} using ${wanted} as unwanted (${keys})
      where ${key.map((column) => `${table}.${quoted(column)} = unwanted.${quoted(column)}`).join(' and ')}`
  }

  /**
   * The row of each key, or undefined; nobody else changes them until the transaction ends. A row looks the same to the
   * fold whether it was just folded or is read back: its times are the text that events have.
   */
  async lock(client: pg.ClientBase, keys: readonly Row[]): Promise<(Row | undefined)[]> {
    const found = Array.from<Row | undefined>({ length: keys.length })
    if (keys.length === 0) return found
    const text = this.#lockRows
    const { rows } = await client.query<Row>({ text, values: this.#parameters(keys), types: EVENT_VALUES })
    for (const { wanted_number: number, ...row } of rows) found[Number(number) - 1] = row
    return found
  }

  /**
   * @param end a statement that travels with the last of these
   * @throws {pg.DatabaseError} 23505 when another transaction added a row with the same key first
   */
  async write(client: pg.ClientBase, keys: readonly Row[], changes: ChangesByKey, end?: 'commit'): Promise<void> {
    const { added, changed, removed } = changes
    const { copyStraight, makeStage, copyToStage, replaceByStaged } = this.#statements
    if (removed.length > 0) {
      await client.query(this.#deleteRows, this.#parameters(removed.map((number) => keys[number]!)))
    }
    const copies = [
      { statements: [copyStraight], text: this.#text(added) },
      { statements: [makeStage, copyToStage, replaceByStaged], text: this.#text(changed) },
    ]
    await copyAll(client, copies, { after: end === undefined ? [] : [end] })
  }

  #text(rows: readonly Row[]): Buffer[] {
    return rows.length === 0 ? [] : [Buffer.from(rows.map(this.#lineOf).join(''))]
  }

  #parameters(keys: readonly Row[]): (string | null)[][] {
    return this.shape.key.map(({ name, kind }) => keys.map((key) => parameterText(kind, key[name])))
  }
}
