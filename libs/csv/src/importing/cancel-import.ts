import { entitiesOf } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import type { CommandBatch, CommandHandler } from '@doorledger/event-store'
import { type Caller, CLOCK, type Clock, COMMANDS } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { ClientBase } from 'pg'
import { importRecords } from './import-entities.js'
import { changed, endJob } from './import-tables.js'
import { IMPORT_VAULT, type ImportVault } from './import-vault.js'
import { importNotFound, type NamedImport } from './import-view.js'

/** Ends an import before all its rows were worked in. */
@Injectable()
export class CancelImport {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IMPORT_VAULT) private readonly vault: ImportVault,
  ) {}

  /**
   * Leaves the rows that still wait; what was taken stays. Waits for those that are being worked in.
   * @throws {DomainError} `import_not_found`, `import_finished`
   */
  async cancel(caller: Caller, named: NamedImport): Promise<void> {
    if (caller.action !== undefined) caller.action.target = { kind: `${named.kind}-import`, id: named.importId }
    await this.commands.handleTogether((batch) => this.end(batch, caller, named))
    this.vault.forget(named)
  }

  private async end(batch: CommandBatch, caller: Caller, named: NamedImport): Promise<void> {
    await requireUnderWay(batch.client, named)
    const at = this.clock()
    const { rows, done, failed } = await endJob(batch.client, named, { state: 'cancelled', at })
    await this.vault.destroy(batch.client, named, at)
    await batch.report(caller, { outcome: 'done', changes: changed({ rows, done, failed }) })
  }
}

const requireUnderWay = async (client: ClientBase, { tenantId, kind, importId }: NamedImport): Promise<void> => {
  const job = await entitiesOf(client).findOne(importRecords, {
    where: { tenantId, kind, importId },
    lock: { mode: 'pessimistic_write' },
  })
  if (job === null) throw importNotFound()
  if (job.finishedAt !== null) throw new DomainError('import_finished', 'conflict', 'The import is over already')
}
