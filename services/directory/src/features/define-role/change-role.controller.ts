import { permission, roleId, lineOfText, linesOfText } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  ExpectedVersion,
  heldEverywhere,
  Performs,
  Requires,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Delete, HttpCode, Inject, Param, Patch } from '@nestjs/common'
import {
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { roles } from '../../aggregates/roles.js'
import { changeOf } from '../../change-of.js'
import { grantableBy } from '../../domain/built-in-roles.js'
import { findRole, roleView, type RoleView } from '../../roles/role-view.js'
import { holdersOf } from './holders-of.js'

const request = changeOf({
  name: lineOfText(200).optional(),
  description: linesOfText(2_000).nullable().optional(),
  permissions: z.array(permission).optional().describe('All it is to grant; what is added is as for a new one'),
})

@ApiTags('Roles')
@ApiNotFoundResponse({ description: 'There is no such role' })
@Controller('v1/roles/:id')
export class ChangeRoleController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Patch()
  @TaggedByVersion()
  @Requires('role:write')
  @Performs('role.change')
  @ApiOperation({ summary: 'Change a role', description: 'Whoever holds it may do more, or less, within seconds.' })
  @ApiOkResponse({ description: 'The role as it is now', standardSchema: roleView })
  @ApiConflictResponse({ description: 'Changed meanwhile, or built in' })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: roleId }) id: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: request }) changes: z.infer<typeof request>,
  ): Promise<RoleView> {
    await this.commands.handle(
      { aggregate: roles, id, by: caller },
      { type: 'change', changes, grantable: grantableBy(heldEverywhere(caller.rights)), expectedVersion },
    )
    return findRole(this.database, caller.tenantId, id)
  }

  @Delete()
  @HttpCode(204)
  @Requires('role:write')
  @Performs('role.delete')
  @ApiOperation({ summary: 'Delete a role that nobody holds' })
  @ApiNoContentResponse({ description: 'It is gone; its id is never used again' })
  @ApiConflictResponse({ description: 'Changed meanwhile, built in, or held by somebody' })
  async delete(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: roleId }) id: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    const holders = await holdersOf(this.database, caller.tenantId, id)
    await this.commands.handle({ aggregate: roles, id, by: caller }, { type: 'delete', holders, expectedVersion })
  }
}
