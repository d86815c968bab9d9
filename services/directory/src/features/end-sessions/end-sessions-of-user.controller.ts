import { type ScopedCaller, Scoped, DATABASE, Performs, RequiresInPremises } from '@doorledger/service'
import { Controller, Delete, HttpCode, Inject, Param } from '@nestjs/common'
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { findUser, userRef } from '../../people/find-user.js'
import { EndSessions } from '../../sessions/end-sessions.js'

@ApiTags('Sessions')
@Controller('v1/users/:id/sessions')
export class EndSessionsOfUserController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly sessions: EndSessions,
  ) {}

  @Delete()
  @HttpCode(204)
  @RequiresInPremises('user:write')
  @Performs('user.sign-out')
  @ApiOperation({ summary: 'Sign a person out', description: 'Ends all sessions; the person may sign in again.' })
  @ApiNoContentResponse({ description: 'They are over' })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async end(@Scoped() caller: ScopedCaller, @Param('id', { schema: userRef }) ref: string): Promise<void> {
    const { id } = await findUser(this.database, caller, ref)
    // One request is one action, however many sessions there are: it is reported with the answer.
    const { action: _, ...by } = caller
    await this.sessions.endAllOf(id, { reason: 'ended_by_administrator' }, by)
  }
}
