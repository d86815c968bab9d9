import { permission, roleId, lineOfText, linesOfText } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  heldEverywhere,
  Performs,
  Requires,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Inject, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { roles } from '../../aggregates/roles.js'
import { grantableBy } from '../../domain/built-in-roles.js'
import { findRole, roleView, type RoleView } from '../../roles/role-view.js'

const request = z.strictObject({
  id: roleId.optional().describe('A UUID when left out'),
  name: lineOfText(200),
  description: linesOfText(2_000).optional(),
  permissions: z.array(permission).describe('Any of your own; administrators may add those that no built-in role has'),
})

@ApiTags('Roles')
@Controller('v1/roles')
export class CreateRoleController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Post()
  @TaggedByVersion()
  @Requires('role:write')
  @Performs('role.create')
  @ApiOperation({ summary: 'Create a role', description: 'Where it holds is said where it is assigned to a person.' })
  @ApiCreatedResponse({ description: 'The role', standardSchema: roleView })
  @ApiConflictResponse({ description: 'There is, or was, a role with this id' })
  async create(
    @CurrentCaller() caller: Caller,
    @Body({ schema: request }) { id = newId(), ...given }: z.infer<typeof request>,
  ): Promise<RoleView> {
    const role = { roleId: id, ...given, builtIn: false, deleted: false }
    await this.commands.handle(
      { aggregate: roles, id, by: caller },
      { type: 'create', role, grantable: grantableBy(heldEverywhere(caller.rights)) },
    )
    return findRole(this.database, caller.tenantId, id)
  }
}
