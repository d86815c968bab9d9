import { openRowCursor, SqlParameters } from '@doorledger/database'
import {
  type CsvColumns,
  csvFormat,
  DATABASE,
  ExportFiles,
  jsonFormat,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
  STOPPING,
} from '@doorledger/service'
import { Controller, Get, Inject, Query, type StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { entryQuery, filterOf, order, readerOf, scopeOfReader } from '../../entries/entry-query.js'
import { detailsOf, detailColumns, type EntryDetails, type DetailedRow } from '../../entries/entry-view.js'
import { entryWhere } from '../../entries/entry-where.js'
import { findNames } from '../../entries/find-names.js'

const exportQuery = entryQuery.extend({ order, format: z.enum(['csv', 'json']).default('csv') })

const columns: CsvColumns<EntryDetails> = [
  ['id', ({ id }) => id],
  ['seq', ({ seq }) => seq],
  ['occurredAt', ({ occurredAt }) => occurredAt],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['type', ({ type }) => type],
  ['label', ({ label }) => label],
  ['operation', ({ operation }) => operation],
  ['subAction', ({ subAction }) => subAction],
  ['outcome', ({ outcome }) => outcome],
  ['actorType', ({ actor }) => actor.type],
  ['actorId', ({ actor }) => actor.id],
  ['actorName', ({ actor }) => actor.name],
  ['targetKind', ({ target }) => target?.kind],
  ['targetId', ({ target }) => target?.id],
  ['targetName', ({ target }) => target?.name],
  ['message', ({ message }) => message],
  ['facilityPath', ({ facilityPath }) => facilityPath],
  ['service', ({ service }) => service],
  ['failure', ({ failure }) => failure?.code],
  ['occurrences', ({ occurrences }) => occurrences],
  ['changes', ({ changes }) => (changes.length === 0 ? null : JSON.stringify(changes))],
]

const formats = { csv: csvFormat(columns), json: jsonFormat }

@ApiTags('Audit log')
@Controller('v1/audit-entries/export')
@RequiresInPremises('audit:read')
export class ExportEntriesController {
  private readonly files: ExportFiles

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(STOPPING) stopping: AbortSignal,
    private readonly site: SiteClock,
  ) {
    this.files = new ExportFiles(stopping)
  }

  @Get()
  @Performs('audit-log.export')
  @ApiOperation({
    summary: 'All entries of the audit log that pass the filters, as a file',
    description: 'As they were at one moment. An answer that breaks off is not complete.',
  })
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Query({ schema: exportQuery }) { format, order, ...query }: z.output<typeof exportQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<StreamableFile> {
    const site = this.site.now()
    const reader = readerOf(caller)
    const filter = filterOf(query, reader, site)
    const open = () => {
      const parameters = new SqlParameters()
      const text = `select ${detailColumns} from admin_entries e where ${entryWhere(filter, parameters)}
        order by e.occurred_at ${order}, e.seq ${order}`
      return openRowCursor<DetailedRow>(this.database, scopeOfReader(reader), { text, values: parameters.values })
    }
    const shown = async (rows: readonly DetailedRow[]) => {
      const names = await findNames(this.database, reader.tenantId, rows)
      return rows.map((row) => detailsOf(row, names))
    }
    return this.files.file({ open, shown, format: formats[format], name: 'audit-entries', at: site.now })
  }
}
