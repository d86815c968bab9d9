import { DomainError } from '@doorledger/kernel'
import { readsWithin } from '@doorledger/postgres'
import {
  Confined,
  type ConfinedCaller,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { accessEventQuery, filterOf, order, readerOf } from '../../access-log/access-event-query.js'
import { type AccessEventRow, accessEventView, type AccessEventView } from '../../access-log/access-event-view.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import { noteWhose } from '../../access-log/note-whose.js'
import { SiteClock } from '../../site.js'
import { findAccessEvent } from './find-access-event.js'
import { listAccessEvents } from './list-access-events.js'

const listQuery = accessEventQuery.extend({ order, ...pageQuery.shape })
type ListQuery = z.output<typeof listQuery>

const cursorKind = { name: 'access-events', version: 1, position: z.tuple([z.int(), z.int()]) }

@ApiTags('Access log')
@Controller('v1/access-events')
@RequiresInPremises('access-log:read')
export class SearchAccessEventsController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @Views('access-log.read', 'user')
  @ApiOperation({
    summary: 'Search the access log',
    description: 'Sorted by when it happened. The last 24 hours, unless `range`, `from` or `to` say otherwise.',
  })
  @ApiOkResponse({ standardSchema: pageOf(accessEventView) })
  async list(
    @Query({ schema: listQuery }) query: ListQuery,
    @Confined() caller: ConfinedCaller,
  ): Promise<Page<AccessEventView>> {
    const { limit, cursor, order, ...asked } = query
    await noteWhose(this.database, caller, asked.user)
    const reader = readerOf(caller)
    const page = keysetPage(cursorKind, { limit, cursor }, { ...asked, order, ...reader })
    const rows = await listAccessEvents(readsWithin(this.database, caller), filterOf(asked, reader, this.site.now()), {
      order,
      limit: page.readLimit,
      after: page.after && { occurredAt: new Date(page.after[0]), seq: page.after[1] },
    })
    const shown = await attemptsShown(this.database, rows, reader)
    return page.of(rows, (_, index) => shown[index]!, positionOf)
  }

  @Get(':id')
  @ApiOperation({ summary: 'One row of the access log' })
  @ApiOkResponse({ standardSchema: accessEventView })
  async find(
    @Param('id', { schema: z.uuid() }) id: string,
    @Confined() caller: ConfinedCaller,
  ): Promise<AccessEventView> {
    const reader = readerOf(caller)
    const row = await findAccessEvent(readsWithin(this.database, caller), reader, id)
    if (row === undefined) throw new DomainError('access_event_unknown', 'not_found', `There is no access event ${id}`)
    const [shown] = await attemptsShown(this.database, [row], reader)
    return shown!
  }
}

const positionOf = (row: AccessEventRow): [number, number] => [row.occurred_at.getTime(), row.seq]
