import { premisesId } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import {
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'

const instant = z.iso.datetime({ precision: 3 })

/** Somebody who is inside, as far as doors tell. */
const presenceView = z.object({
  userId: z.string(),
  areaId: z.string().describe('The area asked for, or one that lies in it'),
  since: instant.describe('When he came in there'),
  lastSeenAt: instant.describe('When a door last let him through'),
  doorId: z.string(),
  accessEventId: z.uuid(),
})
type PresenceView = z.infer<typeof presenceView>

interface InsideRow {
  readonly user_id: string
  readonly area_id: string
  readonly since: Date
  readonly last_seen_at: Date
  readonly door_id: string
  readonly access_event_id: string
}

const cursorKind = { name: 'presence', version: 1, position: z.tuple([instant, z.string()]) }

@ApiTags('Presence')
@Controller('v1/areas/:id/presence')
export class ShowPresenceController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @ApiOperation({
    summary: 'Who is inside an area',
    description:
      'The muster list: people whose last door led into the area, or into one that lies in it; longest there first. ' +
      'Who left by a request to exit, which names nobody, is still in it.',
  })
  @ApiOkResponse({ standardSchema: pageOf(presenceView) })
  @ApiNotFoundResponse({ description: 'There is no such area' })
  async list(
    @Param('id', { schema: premisesId }) areaId: string,
    @Query({ schema: pageQuery }) query: z.output<typeof pageQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<PresenceView>> {
    const { tenantId, premises } = caller
    await this.requireArea(caller, areaId)
    const page = keysetPage(cursorKind, query, { tenantId, premises, areaId })
    const { rows } = await scopedReads(this.database, caller).query<InsideRow>(INSIDE, [
      tenantId,
      areaId,
      premises,
      page.after?.[0],
      page.after?.[1],
      page.readLimit,
    ])
    return page.of(rows, viewOf, (last) => [last.since.toISOString(), last.user_id])
  }

  private async requireArea({ tenantId, premises }: ScopedCaller, areaId: string): Promise<void> {
    const { rowCount } = await this.database.query(KNOWN, [tenantId, areaId, premises])
    if (rowCount === 0) throw new DomainError('area_unknown', 'not_found', 'There is no such area')
  }
}

const viewOf = (row: InsideRow): PresenceView => ({
  userId: row.user_id,
  areaId: row.area_id,
  since: row.since.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  doorId: row.door_id,
  accessEventId: row.access_event_id,
})

const KNOWN = `
  select from known_premises()
  where tenant_id = $1 and premises_id = $2
    and ($3::text[] is null or premises_id = any (premises_within($1, $3)))`

const INSIDE = `
  select user_id, area_id, since, last_seen_at, door_id, access_event_id from presence
  where tenant_id = $1 and area_id = any ((select premises_within($1, array[$2::text]))::text[])
    and ($3::text[] is null or area_id = any ((select premises_within($1, $3::text[]))::text[]))
    and ($4::timestamptz is null or (since, user_id) > ($4, $5::text))
  order by since, user_id limit $6`
