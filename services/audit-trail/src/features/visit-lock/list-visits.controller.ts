import { deviceId } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  type PageQuery,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findLock } from '../../known-locks.js'
import { type VisitRow, VISITS, visitView, type VisitView, visitViewOf } from '../../visits/find-visit.js'

const cursorKind = { name: 'lock-visits', version: 1, position: z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]) }

@ApiTags('Phone visits')
@Controller('v1/locks/:id/visits')
export class ListVisitsController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('access-log:read')
  @ApiOperation({ summary: 'Visits of phones to a lock, newest first', description: 'With what each of them lacked.' })
  @ApiOkResponse({ standardSchema: pageOf(visitView) })
  @ApiNotFoundResponse({ description: 'There is no such lock' })
  async list(
    @Param('id', { schema: deviceId }) id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<VisitView>> {
    await findLock(this.database, caller, id)
    const { tenantId } = caller
    const page = keysetPage(cursorKind, query, { tenantId, id })
    const [at, visitId] = page.after ?? []
    const parameters = [tenantId, id, at, visitId, page.readLimit]
    const { rows } = await scopedReads(this.database, caller).query<VisitRow>(PAGE, parameters)
    return page.of(rows, visitViewOf, (last) => [last.observed_at.toISOString(), last.visit_id])
  }
}

const PAGE = `
  ${VISITS}
  where tenant_id = $1 and lock_id = $2
    and ($3::timestamptz is null or (observed_at, visit_id) < ($3, $4::uuid))
  order by observed_at desc, visit_id desc limit $5`
