import { deviceId, quarantineReason } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import {
  detailOf,
  deviceLiesWithin,
  findQuarantined,
  ITEM_COLUMNS,
  itemOf,
  quarantineDetail,
  type QuarantineDetail,
  quarantineItem,
  type QuarantineItem,
  type QuarantineRow,
  quarantineStatus,
} from './quarantine-view.js'

const query = z.strictObject({
  ...pageQuery.shape,
  device: deviceId.optional(),
  status: quarantineStatus.optional(),
  reason: quarantineReason.optional(),
})
type QuarantineQuery = z.infer<typeof query>

const cursorKind = { name: 'quarantine', version: 1, position: z.tuple([z.iso.datetime(), z.uuid()]) }

@ApiTags('Quarantine')
@Controller('v1/quarantine')
export class ListQuarantineController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('quarantine:read')
  @ApiOperation({ summary: 'List what could not be read', description: 'Newest first.' })
  @ApiOkResponse({ description: 'A page of entries', standardSchema: pageOf(quarantineItem) })
  async list(
    @Scoped() caller: ScopedCaller,
    @Query({ schema: query }) { limit, cursor, ...filter }: QuarantineQuery,
  ): Promise<Page<QuarantineItem>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const [receivedAt, id] = page.after ?? []
    const { device, status, reason } = filter
    const parameters = [caller.tenantId, receivedAt, id, device, status, reason, page.readLimit, caller.premises]
    const { rows } = await scopedReads(this.database, caller).query<QuarantineRow>(PAGE, parameters)
    return page.of(rows, itemOf, positionOf)
  }

  @Get(':id')
  @RequiresInPremises('quarantine:read')
  @ApiOperation({ summary: 'Show what could not be read', description: 'With all of its bytes.' })
  @ApiOkResponse({ description: 'The entry', standardSchema: quarantineDetail })
  @ApiNotFoundResponse({ description: 'There is no such entry' })
  async show(@Scoped() caller: ScopedCaller, @Param('id', { schema: z.uuid() }) id: string): Promise<QuarantineDetail> {
    const { item, raw } = await findQuarantined(this.database, caller, id)
    return detailOf(item, raw)
  }
}

const positionOf = (row: QuarantineRow): [string, string] => [row.received_at.toISOString(), row.quarantine_id]

const PAGE = `
  select ${ITEM_COLUMNS}
  from quarantine
  where tenant_id = $1
    and ($2::timestamptz is null or (received_at, quarantine_id) < ($2, $3::uuid))
    and ($4::text is null or device_id = $4)
    and ($5::text is null or status = $5)
    and ($6::text is null or reason = $6)
    and ${deviceLiesWithin('$1', '$8')}
  order by received_at desc, quarantine_id desc
  limit $7`
