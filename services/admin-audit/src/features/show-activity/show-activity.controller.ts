import {
  DATABASE,
  type Page,
  pageOf,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { userParameter } from '../../activity/activity-query.js'
import { activityView, type ActivityView } from '../../activity/activity-view.js'
import { activityPage, activityPageQuery, type ActivityPageQuery } from './activity-pages.js'

const listQuery = activityPageQuery.extend({ user: userParameter })

const description =
  'What happened to a person and what he did, as one list: unusual logins, doors, groups, credentials, and what he did ' +
  'as an administrator. Newest first; the last calendar month, unless `range`, `from` or `to` say otherwise.'

@ApiTags('User activity')
@Controller('v1')
@RequiresInPremises('audit:read')
export class ShowActivityController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get('user-activity')
  @Views('user.read-activity', 'user')
  @ApiOperation({ summary: 'The log of a person: of user 1, unless another is named', description })
  @ApiOkResponse({ standardSchema: pageOf(activityView) })
  ofUser(
    @Query({ schema: listQuery }) { user, ...asked }: z.output<typeof listQuery>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<ActivityView>> {
    return this.page(caller, user, asked)
  }

  @Get('users/:id/activity')
  @Views('user.read-activity', 'id')
  @ApiOperation({ summary: 'The log of a person', description })
  @ApiOkResponse({ standardSchema: pageOf(activityView) })
  ofPerson(
    @Param('id', { schema: z.string().min(1).max(200) }) id: string,
    @Query({ schema: activityPageQuery }) asked: ActivityPageQuery,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<ActivityView>> {
    return this.page(caller, id, asked)
  }

  private page(caller: ScopedCaller, meant: string, asked: ActivityPageQuery): Promise<Page<ActivityView>> {
    return activityPage({ database: this.database, site: this.site.now(), caller }, meant, asked)
  }
}
