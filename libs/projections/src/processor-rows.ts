import type { Row, RowTable } from '@doorledger/kernel'
import type { ClientBase } from 'pg'
import { KeyedRows } from './keyed-rows.js'
import { tableShape } from './table-shape.js'

/** What an event processor changes of its own state. No key stands twice. */
export interface RowChanges {
  /** whose keys are new */
  readonly added: readonly Row[]
  /** in place of those with the same keys */
  readonly changed: readonly Row[]
}

/** A table with state of an event processor's own, written by COPY: many rows at once for a fraction of what statements take. */
export class ProcessorRows {
  #rows: KeyedRows | undefined

  constructor(private readonly table: Pick<RowTable, 'name' | 'columns' | 'key'>) {}

  /** @throws {pg.DatabaseError} 23505 when a row with the key of an added one is there */
  async write(client: ClientBase, { added, changed }: RowChanges): Promise<void> {
    if (added.length + changed.length === 0) return
    this.#rows ??= new KeyedRows(await tableShape(client, this.table))
    await this.#rows.write(client, [], { added, changed, removed: [] })
  }
}
