import { premisesId, roleAssignment, type RoleAssignment } from '@doorledger/contracts'
import {
  type ScopedCaller,
  Scoped,
  DATABASE,
  ExpectedVersion,
  Performs,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Body, Controller, Inject, Param, Patch } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { refuseBeyondOwnRights } from '../../administrators/refuse-beyond-own-rights.js'
import { requireAssigning } from '../../administrators/require-assigning.js'
import { requireKnownAssignments } from '../../administrators/require-known-assignments.js'
import { refuseRolesBeyond, rolesBeyond } from '../../administrators/roles-beyond.js'
import { changeOf } from '../../change-of.js'
import { personalChanges } from '../../personal-data/personal-fields.js'
import { requireHome } from '../../people/require-home.js'
import { findUser, userRef } from '../../people/find-user.js'
import { userView, type UserView } from '../../people/user-view.js'
import { ChangePerson } from './change-person.js'

const request = changeOf({
  ...personalChanges.shape,
  premisesId: premisesId.nullable().optional().describe('Where the person belongs'),
  assignments: z
    .array(roleAssignment)
    .max(100)
    .optional()
    .describe('All roles to hold; takes `role:write`, and what those that are added allow'),
})

@ApiTags('Users')
@Controller('v1/users/:id')
export class ChangeUserController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly people: ChangePerson,
  ) {}

  @Patch()
  @TaggedByVersion()
  @RequiresInPremises('user:write')
  @Performs('user.change')
  @ApiOperation({ summary: 'Change a person', description: 'What is left out stays; null removes.' })
  @ApiOkResponse({ description: 'The person as it is now', standardSchema: userView })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  @ApiConflictResponse({ description: 'Changed meanwhile, user name taken, erased, or the last administrator' })
  async change(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: userRef }) ref: string,
    @ExpectedVersion() expectedVersion: number,
    @Body({ schema: request }) changes: z.infer<typeof request>,
  ): Promise<UserView> {
    if (changes.assignments !== undefined) {
      requireAssigning(caller)
      await requireKnownAssignments(this.database, caller.tenantId, changes.assignments)
    }
    const before = await findUser(this.database, caller, ref)
    await this.refuseRoles(caller, changes.assignments, before)
    if (changes.premisesId !== undefined) await requireHome(this.database, caller, changes.premisesId)
    if (changes.email !== undefined) await refuseBeyondOwnRights(this.database, caller, before.id)
    await this.people.change(caller, before, { ...changes, expectedVersion })
    return findUser(this.database, caller, before.id)
  }

  private async refuseRoles(
    { tenantId, rights }: ScopedCaller,
    assignments: readonly RoleAssignment[] = [],
    { assignments: held }: UserView,
  ): Promise<void> {
    refuseRolesBeyond(await rolesBeyond(this.database, tenantId, rights, assignments), assignments, held)
  }
}
