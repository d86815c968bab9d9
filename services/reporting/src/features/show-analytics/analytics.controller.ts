import { DomainError } from '@doorledger/kernel'
import { DATABASE, RequiresInPremises, Scoped, type ScopedCaller, SiteClock } from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { NEWEST_ATTEMPTS } from '../../rows/newest-attempts.js'

const DAY_MS = 86_400_000
const USUAL_DAYS = 31
const MOST_DAYS = 366
const MOST_ROWS = 1_000

const instant = z.iso.datetime({ offset: true })
const period = {
  from: instant.optional().describe(`${USUAL_DAYS} days before \`to\` when left out`),
  to: instant.optional().describe('Exclusive; now when left out'),
}
const peaksQuery = z.strictObject({ ...period, door: z.string().optional(), device: z.string().optional() })
const daysQuery = z.strictObject({ ...period, user: z.string().optional().describe('Id of a person') })

const peaks = z.object({
  zone: z.string(),
  hours: z
    .array(
      z.object({
        weekday: z.int().min(1).max(7).describe('1 is Monday'),
        hour: z.int().min(0).max(23),
        granted: z.int(),
        denied: z.int(),
      }),
    )
    .describe('Hours with attempts, by the clock of the site'),
})
const days = z.object({
  zone: z.string(),
  items: z
    .array(
      z.object({
        day: z.iso.date(),
        userId: z.string(),
        firstAt: z.iso.datetime(),
        lastAt: z.iso.datetime(),
        dwellHours: z.number().describe('From the first door of the day to the last'),
        granted: z.int(),
        doors: z.int(),
      }),
    )
    .describe(`The newest ${MOST_ROWS}; a report of hours of service access has all`),
})

interface DayRow {
  readonly day: string
  readonly user_id: string
  readonly first_at: Date
  readonly last_at: Date
  readonly hours: number
  readonly granted: number
  readonly doors: number
}

/** Patterns in the use of doors (R4.78). */
@ApiTags('Analytics')
@Controller('v1/analytics')
@RequiresInPremises('access-log:read')
export class AnalyticsController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get('peaks')
  @ApiOperation({ summary: 'At which hours of the week doors are used' })
  @ApiOkResponse({ standardSchema: peaks })
  async peaks(
    @Query({ schema: peaksQuery }) { door, device, ...period }: z.output<typeof peaksQuery>,
    @Scoped() { tenantId, premises }: ScopedCaller,
  ): Promise<z.infer<typeof peaks>> {
    const { zone, now } = this.site.now()
    const { rows } = await this.database.query<z.infer<typeof peaks>['hours'][number]>(PEAKS, [
      ...[tenantId, premises, ...spanOf(period, now)],
      ...[zone, door, device],
    ])
    return {
      zone,
      hours: rows.map(({ weekday, hour, granted, denied }) => ({ weekday, hour, granted, denied })),
    }
  }

  @Get('days')
  @ApiOperation({ summary: 'When people first and last passed a door, by day' })
  @ApiOkResponse({ standardSchema: days })
  async days(
    @Query({ schema: daysQuery }) { user, ...period }: z.output<typeof daysQuery>,
    @Scoped() { tenantId, premises }: ScopedCaller,
  ): Promise<z.infer<typeof days>> {
    const { zone, now } = this.site.now()
    const { rows } = await this.database.query<DayRow>(DAYS, [
      ...[tenantId, premises, ...spanOf(period, now)],
      ...[zone, user, MOST_ROWS],
    ])
    return {
      zone,
      items: rows.map((row) => ({
        day: row.day,
        userId: row.user_id,
        firstAt: row.first_at.toISOString(),
        lastAt: row.last_at.toISOString(),
        dwellHours: row.hours,
        granted: row.granted,
        doors: row.doors,
      })),
    }
  }
}

/** @throws {DomainError} `period_too_long` */
const spanOf = (
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
): readonly [Date, Date] => {
  const end = to === undefined ? now : new Date(to)
  const begin = from === undefined ? new Date(end.getTime() - USUAL_DAYS * DAY_MS) : new Date(from)
  if (begin < end && end.getTime() - begin.getTime() <= MOST_DAYS * DAY_MS) return [begin, end]
  throw new DomainError('period_too_long', 'invalid', `from: must be before \`to\`, by ${MOST_DAYS} days at most`, {
    field: 'from',
  })
}

const PEAKS = `
  select extract(isodow from occurred_at at time zone $5)::integer as weekday,
    extract(hour from occurred_at at time zone $5)::integer as hour,
    count(*) filter (where result = 'granted')::bigint as granted,
    count(*) filter (where result <> 'granted')::bigint as denied
  from report_access_events e
  where ${NEWEST_ATTEMPTS} and ($6::text is null or door_id = $6) and ($7::text is null or device_id = $7)
  group by 1, 2 order by 1, 2`
const DAYS = `
  select to_char(occurred_at at time zone $5, 'YYYY-MM-DD') as day, user_id, min(occurred_at) as first_at,
    max(occurred_at) as last_at, count(*)::bigint as granted,
    round(extract(epoch from max(occurred_at) - min(occurred_at)) / 3600, 2)::double precision as hours,
    count(distinct coalesce(door_id, device_id))::bigint as doors
  from report_access_events e
  where ${NEWEST_ATTEMPTS} and result = 'granted' and user_id is not null and ($6::text is null or user_id = $6)
  group by 1, 2 order by 1 desc, 3, 2 limit $7`
