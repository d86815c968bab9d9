import { csvForm, type CsvForm, CsvExports } from '@doorledger/csv'
import { type Caller, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { credentialExportCells, credentialExportHead } from '../../domain/credential-export.js'
import { CREDENTIAL_ROWS, type CredentialRow, credentialViewOf } from '../../credentials/credential-view.js'

@ApiTags('Import and export')
@Controller('v1/credentials/export')
export class ExportCredentialsController {
  constructor(private readonly files: CsvExports) {}

  @Get()
  @Requires('credential:read')
  @Performs('credential.export')
  @ApiOperation({
    summary: 'All keys, fobs, cards and codes as a CSV file',
    description:
      'In the order they were added, as they were at one moment, without those that were removed; recorded in the ' +
      'audit log. Of numbers no more than the last four characters: the file cannot be imported. ' +
      'An answer that breaks off is not complete.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@CurrentCaller() { tenantId }: Caller, @Query({ schema: csvForm }) form: CsvForm): StreamableFile {
    return this.files.send<CredentialRow>(
      {
        name: 'credentials',
        head: credentialExportHead,
        query: `${CREDENTIAL_ROWS} and state <> 'removed' order by credential.credential_id`,
        parameters: [tenantId],
        cells: (row) => credentialExportCells(credentialViewOf(row)),
      },
      form,
    )
  }
}
