import type { Pool } from 'pg'
import { copyInto } from './copy-into.js'
import { isDuplicate } from './failure.js'
import { onConnection } from './on-connection.js'
import type { ParkedRecord } from './positioned.js'
import { parkRecords } from './park-records.js'
import type { Lineage } from './checkpoint.js'
import { rowStatements } from './row-statements.js'
import type { TableShape } from './table-shape.js'

/** After a duplicate showed up there are likely more: so many transactions go through the staging table at once. */
const STAGED_AFTER_DUPLICATE = 8

/** What one transaction writes. */
export interface RowsToWrite {
  readonly firstStatement: string
  /** in the text format of COPY */
  readonly text: readonly Buffer[]
  readonly parked: readonly ParkedRecord[]
}

/**
 * Adds rows to a table: by a COPY straight into it, which is fastest, as long as no key is there already; else through
 * a staging table. Checkpoint, rows and commit travel in one round trip.
 */
export class CopyWriter {
  readonly #statements
  #stagedNext = 0

  constructor(
    private readonly database: Pool,
    private readonly lineage: Lineage,
    shape: TableShape,
  ) {
    this.#statements = rowStatements(shape)
  }

  async write(rows: RowsToWrite): Promise<void> {
    if (rows.parked.length > 0) await this.#writeAndPark(rows)
    else if (rows.text.length > 0) await this.#writeRows(rows)
    else await onConnection(this.database, (client) => client.query(rows.firstStatement))
  }

  async #writeRows(rows: RowsToWrite): Promise<void> {
    if (this.#stagedNext === 0) {
      try {
        return await this.#inOneGo(rows, [this.#statements.copyStraight])
      } catch (error) {
        if (!isDuplicate(error)) throw error
        this.#stagedNext = STAGED_AFTER_DUPLICATE
      }
    }
    await this.#inOneGo(rows, this.#throughStage)
    this.#stagedNext -= 1
  }

  #inOneGo({ firstStatement, text }: RowsToWrite, statements: readonly string[]): Promise<void> {
    const query = ['begin', firstStatement, ...statements, 'commit'].join(';\n')
    return onConnection(this.database, (client) => copyInto(client, query, text))
  }

  #writeAndPark({ firstStatement, text, parked }: RowsToWrite): Promise<void> {
    return onConnection(this.database, async (client) => {
      await client.query(`begin;\n${firstStatement}`)
      if (text.length > 0) await copyInto(client, this.#throughStage.join(';\n'), text)
      await parkRecords(client, this.lineage, parked)
      await client.query('commit')
    })
  }

  get #throughStage(): string[] {
    const { makeStage, copyToStage, insertStaged } = this.#statements
    return [makeStage, copyToStage, insertStaged]
  }
}
