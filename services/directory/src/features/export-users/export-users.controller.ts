import { csvForm, type CsvForm, CsvExports } from '@doorledger/csv'
import { type Caller, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { exportCells, exportHead } from '../../domain/user-export.js'
import { USER_ROWS, type UserRow, viewOf } from '../../people/user-view.js'

@ApiTags('Import and export')
@Controller('v1/users/export')
export class ExportUsersController {
  constructor(private readonly files: CsvExports) {}

  @Get()
  @Requires('user:read')
  @Performs('user.export')
  @ApiOperation({
    summary: 'All people as a CSV file',
    description:
      'By number, as they were at one moment, without those who were erased; recorded in the audit log. ' +
      'The file can be imported elsewhere. An answer that breaks off is not complete.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@CurrentCaller() { tenantId }: Caller, @Query({ schema: csvForm }) form: CsvForm): StreamableFile {
    return this.files.send<UserRow>(
      {
        name: 'people',
        head: exportHead,
        query: `${USER_ROWS} where tenant_id = $1 and erased_at is null order by user_no`,
        parameters: [tenantId],
        cells: (row) => exportCells(viewOf(row)),
      },
      form,
    )
  }
}
