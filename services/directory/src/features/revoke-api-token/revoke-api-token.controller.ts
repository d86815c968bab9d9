import type { CommandHandler } from '@doorledger/event-store'
import { type Caller, CLOCK, type Clock, COMMANDS, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Controller, Delete, HttpCode, Inject, Param } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { apiTokens } from '../../aggregates/api-tokens.js'

@ApiTags('API tokens')
@Controller('v1/api-tokens')
export class RevokeApiTokenController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Delete(':id')
  @HttpCode(204)
  @Requires('token:write')
  @Performs('api-token.revoke')
  @ApiOperation({
    summary: 'Revoke an API token',
    description: 'Services stop accepting it within seconds. Revoking it again changes nothing.',
  })
  @ApiNoContentResponse({ description: 'It is revoked' })
  async revoke(@CurrentCaller() caller: Caller, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    const at = this.clock()
    await this.commands.handle({ aggregate: apiTokens, id, by: caller, at }, { type: 'revoke', at })
  }
}
