import { actionOutcome } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  type AppliedRange,
  appliedRange,
  appliedRangeOf,
  buckets,
  DATABASE,
  Reads,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
} from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { entryQuery, type EntryQuery, filterOf, readerOf } from '../../entries/entry-query.js'
import { countEntries, type HistogramBar, histogramOf } from './count-entries.js'

const histogramQuery = entryQuery.extend({
  bucket: z.enum(buckets).default('hour').describe('Stretch of the site’s own time; weeks begin on Monday'),
})

const histogram = z.object({
  bucket: z.enum(buckets),
  zone: z.string().describe('IANA zone of the site'),
  appliedRange,
  items: z.array(
    z.object({
      from: z.iso.datetime({ precision: 3 }).describe('Beginning of the stretch; those without entries are left out'),
      count: z.int(),
      byOutcome: z.partialRecord(actionOutcome, z.int()),
    }),
  ),
})

@ApiTags('Audit log')
@Controller('v1/audit-entries')
@RequiresInPremises('audit:read')
export class CountEntriesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get('count')
  @Reads('audit-log.read')
  @ApiOperation({ summary: 'How many entries of the audit log pass the filters' })
  @ApiOkResponse({ standardSchema: z.object({ count: z.int(), appliedRange }) })
  async count(
    @Query({ schema: entryQuery }) query: EntryQuery,
    @Scoped() caller: ScopedCaller,
  ): Promise<{ count: number; appliedRange: AppliedRange }> {
    const filter = filterOf(query, readerOf(caller), this.site.now())
    const count = await countEntries(scopedReads(this.database, caller), filter)
    return { count, appliedRange: appliedRangeOf(filter.time) }
  }

  @Get('histogram')
  @Reads('audit-log.read')
  @ApiOperation({ summary: 'How many entries there are in each hour, day, week or month of the site' })
  @ApiOkResponse({ standardSchema: histogram })
  async histogram(
    @Query({ schema: histogramQuery }) { bucket, ...query }: z.output<typeof histogramQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<{ bucket: string; zone: string; appliedRange: AppliedRange; items: readonly HistogramBar[] }> {
    const site = this.site.now()
    const filter = filterOf(query, readerOf(caller), site)
    const items = await histogramOf(scopedReads(this.database, caller), filter, { bucket, zone: site.zone })
    return { bucket, zone: site.zone, appliedRange: appliedRangeOf(filter.time), items }
  }
}
