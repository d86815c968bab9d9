import { type Caller, DATABASE, type Page, type PageQuery } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { CancelImport } from './cancel-import.js'
import type { ImportKind } from './import-job.js'
import { type FaultView, findImport, type ImportView } from './import-view.js'
import { pageOfFaults } from './page-of-faults.js'
import { ReceiveImport, type SentFile } from './receive-import.js'
import { WorkOffImports } from './work-off-imports.js'

/** What callers do with imports of one kind. */
@Injectable()
export class Imports {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly files: ReceiveImport,
    private readonly work: WorkOffImports,
    private readonly cancelling: CancelImport,
  ) {}

  /** @throws {DomainError} when the file cannot be taken in */
  async start(caller: Caller, kind: ImportKind, file: SentFile): Promise<ImportView> {
    const id = await this.files.receive(caller, kind, file)
    const view = await this.show(caller, kind, id)
    this.work.wake()
    return view
  }

  /** @throws {DomainError} `import_not_found` */
  show({ tenantId }: Caller, { kind }: ImportKind, importId: string): Promise<ImportView> {
    return findImport(this.database, { tenantId, kind, importId })
  }

  /** @throws {DomainError} `import_not_found` */
  async faults(caller: Caller, kind: ImportKind, importId: string, page: PageQuery): Promise<Page<FaultView>> {
    await this.show(caller, kind, importId)
    return pageOfFaults(this.database, { tenantId: caller.tenantId, importId }, page)
  }

  /** @throws {DomainError} `import_not_found`, `import_finished` */
  async cancel(caller: Caller, kind: ImportKind, importId: string): Promise<ImportView> {
    await this.cancelling.cancel(caller, { tenantId: caller.tenantId, kind: kind.kind, importId })
    return this.show(caller, kind, importId)
  }
}
