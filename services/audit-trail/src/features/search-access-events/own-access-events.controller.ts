import {
  type Caller,
  type CallerSession,
  CurrentCaller,
  CurrentSession,
  DATABASE,
  RequiresForOwn,
  SiteClock,
} from '@doorledger/service'
import { Controller, Get, Inject, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { readerOf } from '../../access-log/access-event-query.js'
import { accessEventPage, type AccessEventPage, accessEventsPage, listQuery } from './access-events-page.js'

const ownQuery = listQuery.omit({ user: true })

/** What people may see of themselves who may see nothing else, once a role lets them (D-04). */
@ApiTags('Access log')
@Controller('v1/access-events/mine')
@RequiresForOwn('access-log:read-own')
export class OwnAccessEventsController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Where I was',
    description:
      'The attempts of whoever is signed in, at any door; filters as for all. No built-in role has the permission.',
  })
  @ApiOkResponse({ standardSchema: accessEventPage })
  list(
    @Query({ schema: ownQuery }) query: z.output<typeof ownQuery>,
    @CurrentCaller() caller: Caller,
    @CurrentSession() { userId }: CallerSession,
  ): Promise<AccessEventPage> {
    const reader = readerOf({ ...caller, premises: undefined })
    const source = { database: this.database, reads: this.database, reader, site: this.site.now() }
    return accessEventsPage(source, { ...query, user: [userId] })
  }
}
