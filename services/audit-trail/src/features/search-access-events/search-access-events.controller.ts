import { DomainError } from '@doorledger/kernel'
import { scopedReads } from '@doorledger/database'
import { Scoped, type ScopedCaller, DATABASE, RequiresInPremises, SiteClock, Views } from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { readerOf } from '../../access-log/access-event-query.js'
import { accessEventView, type AccessEventView } from '../../access-log/access-event-view.js'
import { attemptsShown } from '../../access-log/attempts-shown.js'
import { noteWhose } from '../../access-log/note-whose.js'
import { accessEventPage, type AccessEventPage, accessEventsPage, listQuery } from './access-events-page.js'
import { findAccessEvent } from '../../access-log/find-access-event.js'

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
  @ApiOkResponse({ standardSchema: accessEventPage })
  async list(
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<AccessEventPage> {
    await noteWhose(this.database, caller, query.user)
    const reads = scopedReads(this.database, caller)
    const source = { database: this.database, reads, reader: readerOf(caller), site: this.site.now() }
    return accessEventsPage(source, query)
  }

  @Get(':id')
  @ApiOperation({ summary: 'One row of the access log' })
  @ApiOkResponse({ standardSchema: accessEventView })
  async find(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<AccessEventView> {
    const reader = readerOf(caller)
    const row = await findAccessEvent(scopedReads(this.database, caller), reader, id)
    if (row === undefined) throw new DomainError('access_event_unknown', 'not_found', `There is no access event ${id}`)
    const [shown] = await attemptsShown(this.database, [row], reader)
    return shown!
  }
}
