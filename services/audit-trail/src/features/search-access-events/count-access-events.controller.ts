import { accessResult } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  type AppliedRange,
  appliedRange,
  appliedRangeOf,
  buckets,
  Scoped,
  type ScopedCaller,
  DATABASE,
  RequiresInPremises,
  SiteClock,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { accessEventQuery, type AccessEventQuery, filterOf, readerOf } from '../../access-log/access-event-query.js'
import { noteWhose } from '../../access-log/note-whose.js'
import { clockSuspectCount, countClockSuspects } from './count-clock-suspects.js'
import { countAccessEvents, type HistogramBar, histogramOf } from './count-access-events.js'

const histogramQuery = accessEventQuery.extend({
  bucket: z.enum(buckets).default('hour').describe('Stretch of the site’s own time; weeks begin on Monday'),
})

const histogram = z.object({
  bucket: z.enum(buckets),
  zone: z.string().describe('IANA zone of the site'),
  appliedRange,
  items: z.array(
    z.object({
      from: z.iso.datetime({ precision: 3 }).describe('Beginning of the stretch; those without rows are left out'),
      count: z.int(),
      byResult: z.partialRecord(accessResult, z.int()),
    }),
  ),
})

@ApiTags('Access log')
@Controller('v1/access-events')
@RequiresInPremises('access-log:read')
export class CountAccessEventsController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get('count')
  @Views('access-log.read', 'user')
  @ApiOperation({ summary: 'How many rows of the access log pass the filters' })
  @ApiOkResponse({
    standardSchema: z.object({ count: z.int(), appliedRange, clockSuspectOutsideRange: clockSuspectCount }),
  })
  async count(
    @Query({ schema: accessEventQuery }) query: AccessEventQuery,
    @Scoped() caller: ScopedCaller,
  ): Promise<{ count: number; appliedRange: AppliedRange; clockSuspectOutsideRange: number }> {
    await noteWhose(this.database, caller, query.user)
    const filter = filterOf(query, readerOf(caller), this.site.now())
    const reads = scopedReads(this.database, caller)
    const count = await countAccessEvents(reads, filter)
    const clockSuspectOutsideRange = await countClockSuspects({ database: this.database, reads }, filter)
    return { count, appliedRange: appliedRangeOf(filter.time), clockSuspectOutsideRange }
  }

  @Get('histogram')
  @Views('access-log.read', 'user')
  @ApiOperation({ summary: 'How many rows there are in each hour, day, week or month of the site' })
  @ApiOkResponse({ standardSchema: histogram })
  async histogram(
    @Query({ schema: histogramQuery }) { bucket, ...query }: z.output<typeof histogramQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<{ bucket: string; zone: string; appliedRange: AppliedRange; items: readonly HistogramBar[] }> {
    const site = this.site.now()
    await noteWhose(this.database, caller, query.user)
    const filter = filterOf(query, readerOf(caller), site)
    const items = await histogramOf(scopedReads(this.database, caller), filter, { bucket, zone: site.zone })
    return { bucket, zone: site.zone, appliedRange: appliedRangeOf(filter.time), items }
  }
}
