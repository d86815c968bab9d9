import { csvForm, type CsvForm, CsvExports } from '@doorledger/csv'
import { type Caller, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Controller, Get, Query, type StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { deviceExportCells, deviceExportHead } from '../../domain/device-export.js'
import { DEVICE_ROWS, type DeviceRow, viewOf } from '../../devices/device-view.js'

/** Not below `devices`, where `export` might be the id of a device. */
@ApiTags('Import and export')
@Controller('v1/device-exports')
export class ExportDevicesController {
  constructor(private readonly files: CsvExports) {}

  @Get()
  @Requires('device:read')
  @Performs('device.export')
  @ApiOperation({
    summary: 'All doors as a CSV file',
    description:
      'By id, as they were at one moment, without credentials; recorded in the audit log. ' +
      'The file can be imported elsewhere. An answer that breaks off is not complete.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  export(@CurrentCaller() { tenantId }: Caller, @Query({ schema: csvForm }) form: CsvForm): StreamableFile {
    return this.files.send<DeviceRow>(
      {
        name: 'doors',
        head: deviceExportHead,
        query: `${DEVICE_ROWS} where d.tenant_id = $1 order by d.device_id`,
        parameters: [tenantId],
        cells: (row) => deviceExportCells(viewOf(row)),
      },
      form,
    )
  }
}
