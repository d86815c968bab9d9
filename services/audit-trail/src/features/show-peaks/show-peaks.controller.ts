import { deviceId } from '@doorledger/contracts'
import { liesWithin, type Reads, scopedReads, SqlParameters, stepsOf } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import {
  DATABASE,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
  localTimeSql,
  offsetSql,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { accessEventQuery, filterOf, readerOf } from '../../access-log/access-event-query.js'
import { accessEventWhere } from '../../access-log/access-event-where.js'
import type { AccessEventFilter } from '../../domain/access-event-filter.js'

const DEFAULT_RANGE = '30'
const { range, from, to, result, type } = accessEventQuery.shape
const query = z.strictObject({ range, from, to, result, type })

const peaks = z.object({
  deviceId: z.string(),
  zone: z.string().describe('IANA zone of the site, by whose clock hours are told'),
  total: z.int(),
  items: z
    .array(
      z.object({
        weekday: z.int().min(1).max(7).describe('1 is Monday'),
        hour: z.int().min(0).max(23),
        count: z.int(),
      }),
    )
    .describe('Hours without rows are left out'),
})
type Peaks = z.infer<typeof peaks>

@ApiTags('Access log')
@Controller('v1/devices/:id/peaks')
export class ShowPeaksController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @ApiOperation({
    summary: 'When a device is busy',
    description: 'Rows of the access log by hour and weekday; of the last 30 days unless told otherwise.',
  })
  @ApiOkResponse({ standardSchema: peaks })
  @ApiNotFoundResponse({ description: 'There is no such device' })
  async show(
    @Param('id', { schema: deviceId }) id: string,
    @Query({ schema: query }) asked: z.output<typeof query>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Peaks> {
    await requireDevice(this.database, caller, id)
    const site = this.site.now()
    const hasTime = asked.range !== undefined || asked.from !== undefined || asked.to !== undefined
    const wanted = { ...asked, device: [id], ...(!hasTime && { range: DEFAULT_RANGE }) }
    const filter = filterOf(accessEventQuery.parse(wanted), readerOf(caller), site)
    const items = await peaksOf(scopedReads(this.database, caller), filter, site.zone)
    return { deviceId: id, zone: site.zone, total: items.reduce((sum, { count }) => sum + count, 0), items }
  }
}

/** @throws {DomainError} `device_unknown`, also when it lies where the caller may not look */
const requireDevice = async (database: Pool, caller: ScopedCaller, id: string): Promise<void> => {
  const { rowCount } = await scopedReads(database, caller).query(KNOWN, [caller.tenantId, id, caller.premises])
  if (rowCount === 0) throw new DomainError('device_unknown', 'not_found', 'There is no such device')
}

const KNOWN = `
  select from devices
  where tenant_id = $1 and device_id = $2 and ${liesWithin(stepsOf('facility_path'), '$1', '$3')}`

const peaksOf = async (database: Reads, filter: AccessEventFilter, zone: string): Promise<Peaks['items']> => {
  const parameters = new SqlParameters()
  const where = accessEventWhere(filter, parameters)
  const local = localTimeSql('e.occurred_at', offsetSql('e.occurred_at', { zone, time: filter.time }, parameters))
  const { rows } = await database.query<Peaks['items'][number]>(
    `select extract(isodow from ${local})::int as weekday, extract(hour from ${local})::int as hour,
       count(*)::int as count
     from access_events e where ${where} group by 1, 2 order by 1, 2`,
    parameters.values,
  )
  return rows
}
