import { premisesId, roleAssignment } from '@doorledger/contracts'
import { type ScopedCaller, Scoped, DATABASE, Performs, RequiresInPremises, TaggedByVersion } from '@doorledger/service'
import { Body, Controller, Inject, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { requireAssigning } from '../../administrators/require-assigning.js'
import { requireKnownAssignments } from '../../administrators/require-known-assignments.js'
import { refuseRolesBeyond, rolesBeyond } from '../../administrators/roles-beyond.js'
import { personalFields } from '../../personal-data/personal-fields.js'
import { findUser } from '../../people/find-user.js'
import { userView, type UserView } from '../../people/user-view.js'
import { requireHome } from '../../people/require-home.js'
import { RegisterPerson } from '../../people/register-person.js'

const request = personalFields.extend({
  premisesId: premisesId
    .optional()
    .describe('Where the person belongs; must be given by who acts in certain premises only'),
  assignments: z
    .array(roleAssignment)
    .max(100)
    .default([])
    .describe('Roles to hold; takes `role:write`, and what they allow'),
})

@ApiTags('Users')
@Controller('v1/users')
export class CreateUserController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly people: RegisterPerson,
  ) {}

  @Post()
  @TaggedByVersion()
  @RequiresInPremises('user:write')
  @Performs('user.create')
  @ApiOperation({ summary: 'Create a person' })
  @ApiCreatedResponse({ description: 'The person; the `ETag` is the version', standardSchema: userView })
  @ApiConflictResponse({ description: 'Somebody else has this user name, or this id in another system' })
  async create(
    @Scoped() caller: ScopedCaller,
    @Body({ schema: request }) { premisesId, assignments, ...fields }: z.infer<typeof request>,
  ): Promise<UserView> {
    if (assignments.length > 0) requireAssigning(caller)
    await requireKnownAssignments(this.database, caller.tenantId, assignments)
    refuseRolesBeyond(await rolesBeyond(this.database, caller.tenantId, caller.rights, assignments), assignments)
    await requireHome(this.database, caller, premisesId ?? null)
    const userId = await this.people.register(caller, { fields, assignments, premisesId })
    return findUser(this.database, caller, userId)
  }
}
