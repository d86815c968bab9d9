import type { CommandHandler } from '@doorledger/event-store'
import type { PersonKeys } from '@doorledger/privacy'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  COMMANDS,
  Scoped,
  DATABASE,
  ExpectedVersion,
  Performs,
  RequiresInPremises,
} from '@doorledger/service'
import { Controller, Delete, HttpCode, Inject, Param } from '@nestjs/common'
import { ApiConflictResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { administratorCheck } from '../../administrators/last-administrator.js'
import { refuseBeyondOwnRights } from '../../administrators/refuse-beyond-own-rights.js'
import { people } from '../../aggregates/people.js'
import { PERSON_KEYS } from '../../personal-data/person-keys.js'
import { requireNoHold } from './require-no-hold.js'
import { findUser, userRef } from '../../people/find-user.js'

@ApiTags('Users')
@Controller('v1/users/:id/personal-data')
export class EraseUserController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PERSON_KEYS) private readonly keys: PersonKeys,
  ) {}

  @Delete()
  @HttpCode(204)
  @RequiresInPremises('user:write')
  @Performs('user.erase')
  @ApiOperation({
    summary: 'Erase a person',
    description:
      'Destroys the key to everything the person owns, for ever, and takes name, addresses and roles away. What the ' +
      'person did stays in the record, under the same id. Takes what the person may do. Again changes nothing. Whoever a legal hold names is erased when it is released.',
  })
  @ApiNoContentResponse({ description: 'The person is erased' })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  @ApiConflictResponse({ description: 'Changed meanwhile, the last administrator, or under a legal hold' })
  async erase(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: userRef }) ref: string,
    @ExpectedVersion() expectedVersion: number,
  ): Promise<void> {
    const { id } = await findUser(this.database, caller, ref)
    await refuseBeyondOwnRights(this.database, caller, id)
    await requireNoHold(this.database, { tenantId: caller.tenantId, personId: id })
    const person = { tenantId: caller.tenantId, personId: id }
    const { isLastAdministrator, inSameTransaction } = await administratorCheck(this.database, person)
    await this.commands.handle(
      { aggregate: people, id, by: caller, at: this.clock(), inSameTransaction },
      { type: 'erase', expectedVersion, isLastAdministrator },
    )
    this.keys.forget(person)
  }
}
