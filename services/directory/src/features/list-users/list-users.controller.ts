import { roleId } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  TaggedByVersion,
  Views,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { usernameKey } from '../../domain/username.js'
import { externalId } from '../../personal-data/external-ids.js'
import { findUser, userRef } from './find-user.js'
import { userLiesWithin, USER_ROWS, type UserRow, userView, type UserView, viewOf } from './user-view.js'

const query = z.strictObject({
  ...pageQuery.shape,
  q: z.string().min(1).max(200).optional().describe('Part of the name, the user name or the e-mail address'),
  enabled: z.stringbool({ truthy: ['true'], falsy: ['false'], error: 'must be true or false' }).optional(),
  role: roleId.optional().describe('Holds this role, wherever'),
  externalId: externalId.shape.id.optional().describe('Id in another system'),
  source: externalId.shape.source.optional().describe('The other system; any when left out'),
})
type UserQuery = z.infer<typeof query>

/** By number: a cursor must hold no name. */
const cursorKind = { name: 'users', version: 1, position: z.int() }

@ApiTags('Users')
@Controller('v1/users')
export class ListUsersController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('user:read')
  @ApiOperation({ summary: 'List people', description: 'By number, erased ones too.' })
  @ApiOkResponse({ description: 'A page of people', standardSchema: pageOf(userView) })
  async list(
    @Scoped() caller: ScopedCaller,
    @Query({ schema: query }) { limit, cursor, ...filter }: UserQuery,
  ): Promise<Page<UserView>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const role = filter.role === undefined ? null : JSON.stringify([{ roleId: filter.role }])
    const { tenantId, premises } = caller
    const parameters = [
      tenantId,
      page.after,
      filter.q,
      filter.enabled,
      role,
      page.readLimit,
      premises,
      filter.externalId,
      filter.source,
      filter.q === undefined ? null : usernameKey(filter.q),
    ]
    const { rows } = await scopedReads(this.database, caller).query<UserRow>(PAGE, parameters)
    return page.of(rows, viewOf, (last) => last.user_no)
  }

  @Get(':id')
  @TaggedByVersion()
  @RequiresInPremises('user:read')
  @Views('user.read', 'id')
  @ApiOperation({
    summary: 'Show a person',
    description: 'Recorded in the audit log, unless it is oneself: whose data was read, and by whom.',
  })
  @ApiOkResponse({ description: 'The person; the `ETag` is the version', standardSchema: userView })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async show(@Scoped() caller: ScopedCaller, @Param('id', { schema: userRef }) ref: string): Promise<UserView> {
    const user = await findUser(this.database, caller, ref)
    if (caller.viewing !== undefined) caller.viewing.persons = [user.id]
    return user
  }
}

const PAGE = `
  ${USER_ROWS}
  where tenant_id = $1
    and ($2::integer is null or user_no > $2)
    and ($3::text is null or position(search_text($3) in search_text(name)) > 0
      or position($10 in username_key) > 0 or position(search_text($3) in search_text(username)) > 0
      or position(search_text($3) in search_text(email)) > 0)
    and ($4::boolean is null or enabled = $4)
    and ($5::jsonb is null or assignments @> $5)
    and ($8::text is null and $9::text is null or exists (
      select from external_ids as owned
      where owned.tenant_id = people.tenant_id and owned.user_id = people.user_id
        and ($8 is null or external_id = $8) and ($9 is null or source = $9)
    ))
    and ${userLiesWithin('$1', '$7')}
  order by user_no
  limit $6`
