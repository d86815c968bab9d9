import { entitiesOf } from '@doorledger/database'
import { DomainError, newId } from '@doorledger/kernel'
import type { CommandBatch, CommandHandler } from '@doorledger/event-store'
import { type Caller, CLOCK, type Clock, COMMANDS } from '@doorledger/service'
import { HttpException, HttpStatus, Inject, Injectable } from '@nestjs/common'
import type { Readable } from 'node:stream'
import { readCsv } from '../reading/read-csv.js'
import { columnsIn } from '../rows/import-columns.js'
import type { ImportKind } from './import-job.js'
import { cellsOf, type ImportRow, type RowFault } from '../rows/import-row.js'
import { importChunks, importRecords } from './import-entities.js'
import { addFaults, changed } from './import-tables.js'
import { IMPORT_VAULT, type ImportKey, type ImportRef, type ImportVault } from './import-vault.js'

export interface SentFile {
  readonly body: Readable
  readonly dryRun: boolean
}

interface Receipt extends ImportRef {
  readonly caller: Caller
  readonly key: ImportKey
}

/** Worked in by one transaction each; so many people take a tenth of a second. */
const CHUNK_ROWS = 500
/** Each holds a connection to the database for as long as the file comes. */
const MOST_AT_ONCE = 2

/** Takes a file in: all of it, sealed, or nothing. Whether its rows can be taken is found out afterwards. */
@Injectable()
export class ReceiveImport {
  private receiving = 0

  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IMPORT_VAULT) private readonly vault: ImportVault,
  ) {}

  /**
   * @returns the id of the import, when the whole file is durable
   * @throws {DomainError} `invalid_header`, `not_csv`, `not_utf8`, `no_rows`
   */
  async receive(caller: Caller, kind: ImportKind, file: SentFile): Promise<string> {
    if (this.receiving >= MOST_AT_ONCE) {
      throw new HttpException('Too many files are being sent', HttpStatus.TOO_MANY_REQUESTS)
    }
    this.receiving += 1
    try {
      return await this.commands.handleTogether((batch) => this.store(batch, caller, kind, file))
    } finally {
      this.receiving -= 1
    }
  }

  private async store(batch: CommandBatch, caller: Caller, kind: ImportKind, file: SentFile): Promise<string> {
    const { tenantId, action } = caller
    const createdAt = this.clock()
    const importId = newId(createdAt.getTime())
    const key = await this.vault.create(batch.client, { tenantId, importId })
    const { actor: requestedBy, correlationId } = caller
    const { dryRun } = file
    const job = { tenantId, importId, kind: kind.kind, dryRun, requestedBy, correlationId, createdAt }
    await entitiesOf(batch.client).insert(importRecords, { ...job, state: 'waiting', rows: 0 })
    const rows = await this.storeRows(batch, kind, file, { tenantId, importId, caller, key })
    if (action !== undefined) action.target = { kind: `${kind.kind}-import`, id: importId }
    await batch.report(caller, { outcome: 'done', changes: changed({ rows, dryRun }) })
    return importId
  }

  private async storeRows(batch: CommandBatch, kind: ImportKind, file: SentFile, receipt: Receipt): Promise<number> {
    const { tenantId, importId, caller, key } = receipt
    let chunkNo = 0
    let counted = 0
    let failed = 0
    for await (const { rows, faults } of chunksOf(file, kind, caller)) {
      if (rows.length > 0) {
        const chunk = { tenantId, importId, chunkNo, sealed: key.seal(chunkNo, JSON.stringify(rows)) }
        await entitiesOf(batch.client).insert(importChunks, chunk)
      }
      await addFaults(batch.client, receipt, faults)
      chunkNo += 1
      counted += rows.length + faults.length
      failed += faults.length
    }
    if (counted === 0) throw new DomainError('no_rows', 'invalid', 'The file has no rows', { field: 'body' })
    await entitiesOf(batch.client).update(importRecords, { tenantId, importId }, { rows: counted, failed })
    return counted
  }
}

interface Chunk {
  rows: ImportRow[]
  /** rows that are none: they do not have the columns of the header */
  faults: RowFault[]
}

const chunksOf = async function* ({ body }: SentFile, kind: ImportKind, caller: Caller): AsyncGenerator<Chunk> {
  let columns: readonly string[] | undefined
  let chunk: Chunk = { rows: [], faults: [] }
  for await (const { line, texts } of readCsv(body)) {
    if (columns === undefined) {
      columns = columnsIn(texts, kind.columns)
      kind.allow?.(caller, columns)
      continue
    }
    const row = cellsOf(columns, texts, line)
    if ('cells' in row) chunk.rows.push(row)
    else chunk.faults.push(row)
    if (chunk.rows.length + chunk.faults.length < CHUNK_ROWS) continue
    yield chunk
    chunk = { rows: [], faults: [] }
  }
  yield chunk
}
