import { dayIn, endOfDay, startOfDay } from '@doorledger/kernel'
import { liesWithin, stepsOf } from '@doorledger/database'
import { covers, DATABASE, RequiresInPremises, Scoped, type ScopedCaller, SiteClock } from '@doorledger/service'
import { Controller, Get, Inject } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { countAttempts } from '../../rows/count-attempts.js'
import { StorageSize } from '../../rows/storage-size.js'

const STALE_DAYS = 7

const dashboard = z.object({
  day: z.iso.date().describe('Today, by the clock of the site'),
  zone: z.string(),
  events: z.int().describe('Attempts today: as many as `GET /v1/access-events/count?range=today` counts'),
  granted: z.int(),
  denied: z.int(),
  openAlerts: z.int().nullable().describe('null without `alert:read`'),
  doorsHeldOpen: z.int().nullable().describe('Doors with an open alert of being held open; null without `alert:read`'),
  locks: z.object({ total: z.int(), stale: z.int().describe(`Not fetched for ${STALE_DAYS} days`) }),
  lagSec: z.number().nullable().describe('Since the access log was last read; null when it never was'),
  storageBytes: z.int().describe('What the database takes; at most a minute old'),
  reviewedToday: z.boolean(),
})
type Dashboard = z.infer<typeof dashboard>

@ApiTags('Dashboard')
@Controller('v1/dashboard')
export class DashboardController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
    private readonly storage: StorageSize,
  ) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @ApiOperation({ summary: 'How things stand today' })
  @ApiOkResponse({ standardSchema: dashboard })
  async show(@Scoped() caller: ScopedCaller): Promise<Dashboard> {
    const { zone, now } = this.site.now()
    const day = dayIn(zone, now)
    const [counts, alerts, locks, storageBytes, others] = await Promise.all([
      countAttempts(this.database, caller, [startOfDay(day, zone), endOfDay(day, zone)]),
      this.alertsOf(caller),
      this.locksOf(caller, now),
      this.storage.bytes(),
      this.othersOf(caller, day),
    ])
    return {
      day,
      zone,
      ...counts,
      ...alerts,
      locks,
      storageBytes,
      ...others,
    }
  }

  private async locksOf({ tenantId, premises }: ScopedCaller, now: Date) {
    const staleSince = new Date(now.getTime() - STALE_DAYS * 86_400_000)
    const { rows } = await this.database.query<{ total: number; stale: number }>(LOCKS, [
      ...[tenantId, premises, staleSince],
    ])
    return { total: Number(rows[0]!.total), stale: Number(rows[0]!.stale) }
  }

  private async othersOf({ tenantId }: ScopedCaller, day: string) {
    const { rows } = await this.database.query<{ lag: number | null; reviewed: boolean }>(OTHERS, [tenantId, day])
    const { lag, reviewed } = rows[0]!
    return { lagSec: lag === null ? null : Number(lag), reviewedToday: reviewed }
  }

  private async alertsOf({ tenantId, premises, rights }: ScopedCaller) {
    const scope = premises === undefined ? ('everywhere' as const) : new Set(premises)
    if (!covers(rights.get('alert:read'), scope)) return { openAlerts: null, doorsHeldOpen: null }
    const seesDuress = covers(rights.get('duress:read'), scope)
    const { rows } = await this.database.query<{ open: number; held: number }>(ALERTS, [tenantId, premises, seesDuress])
    return { openAlerts: Number(rows[0]!.open), doorsHeldOpen: Number(rows[0]!.held) }
  }
}

const WITHIN = liesWithin(stepsOf('e.facility_path'), '$1', '$2')
const ALERTS = `
  select count(*)::bigint as open, count(distinct about_id) filter (where kind = 'held_open')::bigint as held
  from report_alerts e
  where e.tenant_id = $1 and ${WITHIN} and status <> 'resolved' and ($3 or kind <> 'duress')`
const LOCKS = `
  select count(*)::bigint as total, count(*) filter (where last_fetched_at is null or last_fetched_at < $3)::bigint as stale
  from report_devices e where e.tenant_id = $1 and ${WITHIN} and kind = 'lock'`
const OTHERS = `
  select (select extract(epoch from now() - max(updated_at)) from checkpoints where projection = 'report-access-events') as lag,
    exists (select from reviews where tenant_id = $1 and day = $2) as reviewed`
