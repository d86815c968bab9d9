import { reviewRecorded } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { dayIn, DomainError, endOfDay, newId, startOfDay } from '@doorledger/kernel'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Performs, Requires, SiteClock } from '@doorledger/service'
import { Body, Controller, Get, Inject, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { countAttempts } from '../../rows/count-attempts.js'
import { reviews } from '../../reports/report-aggregates.js'

const request = z.strictObject({
  day: z.iso.date().optional().describe('Of the site; today when left out'),
  notes: z.string().trim().min(1).max(4_000).optional(),
})
const view = z.object({
  id: z.uuid(),
  day: z.iso.date(),
  reviewedAt: z.iso.datetime(),
  reviewedBy: z.string(),
  notes: z.string().nullable(),
  denied: z.int().describe('Denials of the day, as they were counted then'),
})
type View = z.infer<typeof view>

interface Row {
  readonly review_id: string
  readonly day: string
  readonly reviewed_at: Date
  readonly reviewed_by: string
  readonly notes: string | null
  readonly denied: number
}

/** Somebody looked through the log of a day (R4.76). */
@ApiTags('Reviews')
@Controller('v1/reviews')
@Requires('access-log:read')
export class ReviewsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List daily reviews', description: 'The newest 366.' })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(view) }) })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<{ items: readonly View[] }> {
    const { rows } = await this.database.query<Row>(
      'select * from reviews where tenant_id = $1 order by day desc, reviewed_at desc limit 366',
      [tenantId],
    )
    return { items: rows.map(shown) }
  }

  @Post()
  @Performs('review.record')
  @ApiOperation({ summary: 'Say that the log of a day was reviewed' })
  @ApiCreatedResponse({ description: 'The review', standardSchema: view })
  async record(
    @Body({ schema: request }) { day: asked, notes }: z.output<typeof request>,
    @CurrentCaller() caller: Caller,
  ): Promise<View> {
    const { zone, now } = this.site.now()
    const today = dayIn(zone, now)
    const day = asked ?? today
    if (day > today) {
      throw new DomainError('day_in_future', 'invalid', 'day: must not be in the future', { field: 'day' })
    }
    const where = { tenantId: caller.tenantId, premises: undefined }
    const { denied } = await countAttempts(this.database, where, [startOfDay(day, zone), endOfDay(day, zone)])
    const data = { reviewId: newId(), day, by: caller.actor, denied, ...(notes !== undefined && { notes }) }
    reviewRecorded.data.parse(data)
    await this.commands.handle({ aggregate: reviews, id: data.reviewId, by: caller, at: now }, data)
    return {
      id: data.reviewId,
      day,
      reviewedAt: now.toISOString(),
      reviewedBy: caller.actor,
      notes: notes ?? null,
      denied,
    }
  }
}

const shown = (row: Row): View => ({
  id: row.review_id,
  day: row.day,
  reviewedAt: row.reviewed_at.toISOString(),
  reviewedBy: row.reviewed_by,
  notes: row.notes,
  denied: row.denied,
})
