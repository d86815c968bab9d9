import { permission, roleId } from '@doorledger/contracts'
import {
  type Caller,
  CurrentCaller,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  Requires,
  TaggedByVersion,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findRole, ROLE_ROWS, type RoleRow, roleView, type RoleView, roleViewOf } from '../../roles/role-view.js'

const query = z.strictObject({
  ...pageQuery.shape,
  permission: permission.optional().describe('Roles that grant it'),
})

const cursorKind = { name: 'roles', version: 1, position: roleId }

@ApiTags('Roles')
@Controller('v1/roles')
export class ListRolesController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @Requires('role:read')
  @ApiOperation({ summary: 'List roles', description: 'Built-in ones and those of the organisation, by id.' })
  @ApiOkResponse({ description: 'A page of roles', standardSchema: pageOf(roleView) })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query({ schema: query }) { limit, cursor, ...filter }: z.infer<typeof query>,
  ): Promise<Page<RoleView>> {
    const page = keysetPage(cursorKind, { limit, cursor }, filter)
    const { rows } = await this.database.query<RoleRow>(PAGE, [tenantId, page.after, filter.permission, page.readLimit])
    return page.of(rows, roleViewOf, (last) => last.role_id)
  }

  @Get(':id')
  @TaggedByVersion()
  @Requires('role:read')
  @ApiOperation({ summary: 'Show a role' })
  @ApiOkResponse({ description: 'The role; the `ETag` is its version', standardSchema: roleView })
  @ApiNotFoundResponse({ description: 'There is no such role' })
  show(@CurrentCaller() { tenantId }: Caller, @Param('id', { schema: roleId }) id: string): Promise<RoleView> {
    return findRole(this.database, tenantId, id)
  }
}

const PAGE = `
  ${ROLE_ROWS}
    and ($2::text is null or role_id > $2)
    and ($3::text is null or $3 = any (permissions))
  order by role_id
  limit $4`
