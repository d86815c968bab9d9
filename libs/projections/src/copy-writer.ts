import type { Pool } from 'pg'
import { type Copy, copyAll } from './copy-into.js'
import { isDuplicate } from './failure.js'
import type { RowsText } from './latest-rows.js'
import { onConnection } from './on-connection.js'
import type { DeadLetterRecord } from './recorded-event.js'
import { writeDeadLetters } from './write-dead-letters.js'
import type { ProjectionIdentity } from './checkpoint.js'
import { rowStatements } from './row-statements.js'
import type { TableShape } from './table-shape.js'

/** After a duplicate showed up there are likely more: so many transactions go through the staging table at once. */
const STAGED_AFTER_DUPLICATE = 8

/** What one transaction writes. */
export interface RowsToWrite {
  readonly firstStatement: string
  readonly rows: RowsText
  readonly deadLetters: readonly DeadLetterRecord[]
}

/**
 * Adds rows to a table: by a COPY straight into it, which is fastest, as long as no key is there already; else through
 * a staging table. Checkpoint, rows and commit travel in one round trip, or in two when some rows take either way.
 */
export class CopyWriter {
  readonly #statements
  #stagedNext = 0

  constructor(
    private readonly database: Pool,
    private readonly identity: ProjectionIdentity,
    shape: TableShape,
  ) {
    this.#statements = rowStatements(shape)
  }

  async write(toWrite: RowsToWrite): Promise<void> {
    const { fresh, replacing } = toWrite.rows
    const { copyStraight, makeStage, copyToStage, insertStaged } = this.#statements
    const throughStage = [makeStage, copyToStage, insertStaged]
    if (this.#stagedNext === 0) {
      try {
        const straight = { statements: [copyStraight], text: fresh }
        return await this.#inOneTransaction(toWrite, [straight, { statements: throughStage, text: replacing }])
      } catch (error) {
        if (!isDuplicate(error)) throw error
        this.#stagedNext = STAGED_AFTER_DUPLICATE
      }
    }
    await this.#inOneTransaction(toWrite, [{ statements: throughStage, text: [...fresh, ...replacing] }])
    this.#stagedNext -= 1
  }

  #inOneTransaction({ firstStatement, deadLetters }: RowsToWrite, copies: readonly Copy[]): Promise<void> {
    const before = ['begin', firstStatement]
    return onConnection(this.database, async (client) => {
      if (deadLetters.length === 0) return copyAll(client, copies, { before, after: ['commit'] })
      await copyAll(client, copies, { before })
      await writeDeadLetters(client, this.identity, deadLetters)
      await client.query('commit')
    })
  }
}
