import { deviceId, deviceKind } from '@doorledger/contracts'
import { liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { DEVICE_ROWS, type DeviceRow, deviceView, type DeviceView, viewOf } from './device-view.js'
import { findDevice } from './find-device.js'

const query = z.strictObject({
  ...pageQuery.shape,
  kind: deviceKind.optional(),
  model: z.string().max(64).optional(),
  facility: z.string().max(500).optional().describe('A facility path and everything below it'),
  q: z.string().max(200).optional().describe('Part of the id or the name'),
})
type DeviceQuery = z.infer<typeof query>

const cursorKind = { name: 'devices', version: 1, position: deviceId }

@ApiTags('Devices')
@Controller('v1/devices')
export class ListDevicesController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('device:read')
  @ApiOperation({ summary: 'List devices', description: 'By id.' })
  @ApiOkResponse({ description: 'A page of devices', standardSchema: pageOf(deviceView) })
  async list(
    @Scoped() caller: ScopedCaller,
    @Query({ schema: query }) { limit, cursor, ...filter }: DeviceQuery,
  ): Promise<Page<DeviceView>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const { tenantId, premises } = caller
    const { kind, model, facility, q } = filter
    const parameters = [tenantId, page.after, kind, model, facility, q, page.readLimit, premises]
    const { rows } = await scopedReads(this.database, caller).query<DeviceRow>(PAGE, parameters)
    return page.of(rows, viewOf, (last) => last.device_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @RequiresInPremises('device:read')
  @ApiOperation({ summary: 'Show a device' })
  @ApiOkResponse({ description: 'The device', standardSchema: deviceView })
  @ApiNotFoundResponse({ description: 'There is no such device' })
  show(@Scoped() caller: ScopedCaller, @Param('id', { schema: deviceId }) id: string): Promise<DeviceView> {
    return findDevice(this.database, caller, id)
  }
}

const PAGE = `
  ${DEVICE_ROWS}
  where d.tenant_id = $1
    and ($2::text is null or d.device_id > $2)
    and ($3::text is null or d.kind = $3)
    and ($4::text is null or d.model = $4)
    and ($5::text is null or d.facility_path = $5 or starts_with(d.facility_path, $5 || '/'))
    and ($6::text is null or position(search_text($6) in search_text(d.device_id)) > 0
      or position(search_text($6) in search_text(d.name)) > 0)
    and ${liesWithin(stepsOf('d.facility_path'), '$1', '$8')}
  order by d.device_id
  limit $7`
