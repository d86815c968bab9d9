import { everywhereIn } from '@doorledger/database'
import {
  type Caller,
  CurrentCaller,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  type PageQuery,
  Requires,
  TaggedByVersion,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findUser, userRef } from '../list-users/find-user.js'
import { findGroup, GROUP_ROWS, type GroupRow, groupView, type GroupView, groupViewOf } from './group-view.js'

const query = z.strictObject({
  ...pageQuery.shape,
  q: z.string().min(1).max(200).optional().describe('Part of the name'),
  user: userRef.optional().describe('Id, `userNo` or user name of somebody who is in them'),
})

const memberView = z.object({ userId: z.uuid(), since: z.iso.datetime() })
type MemberView = z.infer<typeof memberView>

interface MemberRow {
  readonly user_id: string
  readonly since: Date
}

const groupCursor = { name: 'groups', version: 1, position: z.uuid() }
const memberCursor = { name: 'group-members', version: 1, position: z.uuid() }

@ApiTags('Groups')
@Controller('v1/groups')
export class ListGroupsController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @Requires('user:read')
  @ApiOperation({ summary: 'List groups', description: 'In the order they were created.' })
  @ApiOkResponse({ description: 'A page of groups', standardSchema: pageOf(groupView) })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query({ schema: query }) { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<Page<GroupView>> {
    const page = keysetPage(groupCursor, { limit, cursor }, filter)
    const member =
      filter.user === undefined ? null : (await findUser(this.database, everywhereIn(tenantId), filter.user)).id
    const { rows } = await this.database.query<GroupRow>(PAGE, [tenantId, page.after, filter.q, member, page.readLimit])
    return page.of(rows, groupViewOf, (last) => last.group_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @Requires('user:read')
  @ApiOperation({ summary: 'Show a group' })
  @ApiOkResponse({ description: 'The group; the `ETag` is its version', standardSchema: groupView })
  @ApiNotFoundResponse({ description: 'There is no such group' })
  show(@CurrentCaller() { tenantId }: Caller, @Param('id', { schema: z.uuid() }) id: string): Promise<GroupView> {
    return findGroup(this.database, tenantId, id)
  }

  @Get(':id/members')
  @Requires('user:read')
  @ApiOperation({ summary: 'List who is in a group', description: 'By id.' })
  @ApiOkResponse({ description: 'A page of members', standardSchema: pageOf(memberView) })
  @ApiNotFoundResponse({ description: 'There is no such group' })
  async members(
    @CurrentCaller() { tenantId }: Caller,
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<MemberView>> {
    const page = keysetPage(memberCursor, query, { group: id })
    await findGroup(this.database, tenantId, id)
    const { rows } = await this.database.query<MemberRow>(MEMBERS, [tenantId, id, page.after, page.readLimit])
    return page.of(rows, memberOf, (last) => last.user_id)
  }
}

const memberOf = ({ user_id: userId, since }: MemberRow): MemberView => ({ userId, since: since.toISOString() })

const PAGE = `
  ${GROUP_ROWS}
    and ($2::uuid is null or group_id > $2)
    and ($3::text is null or position(search_text($3) in search_text(name)) > 0)
    and ($4::uuid is null or exists (select from group_members as member
      where member.tenant_id = $1 and member.user_id = $4 and member.group_id = groups.group_id))
  order by group_id
  limit $5`

const MEMBERS = `
  select user_id, since from group_members
  where tenant_id = $1 and group_id = $2 and ($3::uuid is null or user_id > $3)
  order by user_id
  limit $4`
