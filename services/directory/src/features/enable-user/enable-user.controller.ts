import type { CommandHandler } from '@doorledger/event-store'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  Performs,
  RequiresInPremises,
  TaggedByVersion,
} from '@doorledger/service'
import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { administratorCheck } from '../../administrators/last-administrator.js'
import { refuseBeyondOwnRights } from '../../administrators/refuse-beyond-own-rights.js'
import { people } from '../../aggregates/people.js'
import { findUser, userRef } from '../../people/find-user.js'
import { userView, type UserView } from '../../people/user-view.js'

@ApiTags('Users')
@Controller('v1/users/:id')
@TaggedByVersion()
export class EnableUserController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('enable')
  @HttpCode(200)
  @RequiresInPremises('user:write')
  @Performs('user.enable')
  @ApiOperation({ summary: 'Enable a person', description: 'Takes what the person may do. Again changes nothing.' })
  @ApiOkResponse({ description: 'The person as it is now', standardSchema: userView })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  @ApiConflictResponse({ description: 'The person was erased' })
  async enable(@Scoped() caller: ScopedCaller, @Param('id', { schema: userRef }) ref: string): Promise<UserView> {
    const { id } = await findUser(this.database, caller, ref)
    await refuseBeyondOwnRights(this.database, caller, id)
    await this.commands.handle({ aggregate: people, id, by: caller, at: this.clock() }, { type: 'enable' })
    return findUser(this.database, caller, id)
  }

  @Post('disable')
  @HttpCode(200)
  @RequiresInPremises('user:disable')
  @Performs('user.disable')
  @ApiOperation({
    summary: 'Disable a person',
    description:
      'May do nothing any more, nor sign in, until somebody enables the person who holds `user:write` and whatever the ' +
      'person may do. Again changes nothing.',
  })
  @ApiOkResponse({ description: 'The person as it is now', standardSchema: userView })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  @ApiConflictResponse({ description: 'The person was erased, or is the last administrator' })
  async disable(@Scoped() caller: ScopedCaller, @Param('id', { schema: userRef }) ref: string): Promise<UserView> {
    const { id } = await findUser(this.database, caller, ref)
    const person = { tenantId: caller.tenantId, personId: id }
    const { isLastAdministrator, inSameTransaction } = await administratorCheck(this.database, person)
    await this.commands.handle(
      { aggregate: people, id, by: caller, at: this.clock(), inSameTransaction },
      { type: 'disable', isLastAdministrator },
    )
    return findUser(this.database, caller, id)
  }
}
