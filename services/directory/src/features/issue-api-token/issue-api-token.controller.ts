import { permission, lineOfText } from '@doorledger/contracts'
import { newId } from '@doorledger/kernel'
import type { CommandHandler } from '@doorledger/event-store'
import {
  type Caller,
  CLOCK,
  type Clock,
  COMMANDS,
  CurrentCaller,
  heldEverywhere,
  Performs,
  Requires,
  SITE_ZONE,
} from '@doorledger/service'
import { Body, Controller, Header, Inject, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { apiTokens } from '../../aggregates/api-tokens.js'
import { validity, validUntilOf } from '../../domain/instant.js'
import { hashOfSecret, newApiTokenSecret } from '../../api-tokens/api-token-secret.js'

const request = z.strictObject({
  name: lineOfText(200).describe('What it is for, for people: `reporting`'),
  permissions: z.array(permission).min(1).describe('Any of your own'),
  expiresAt: validity.optional().describe('RFC 3339, or the last day; never when left out'),
})

const answer = z.object({
  id: z.uuid(),
  name: z.string(),
  permissions: z.array(permission),
  expiresAt: z.iso.datetime().nullable(),
  token: z.string().describe('Sent as `Authorization: Bearer <token>`. Shown this once; only its hash is kept'),
})

@ApiTags('API tokens')
@Controller('v1/api-tokens')
export class IssueApiTokenController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SITE_ZONE) private readonly zone: string,
  ) {}

  @Post()
  @Requires('token:write')
  @Performs('api-token.issue')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Issue an API token', description: 'Other services accept it a moment after the answer.' })
  @ApiCreatedResponse({ description: 'The token', standardSchema: answer })
  async issue(
    @CurrentCaller() caller: Caller,
    @Body({ schema: request }) { name, permissions, expiresAt }: z.infer<typeof request>,
  ): Promise<z.infer<typeof answer>> {
    const at = this.clock()
    const id = newId(at.getTime())
    const secret = newApiTokenSecret()
    const token = {
      tokenId: id,
      name,
      tokenHash: hashOfSecret(secret),
      permissions,
      ...(expiresAt !== undefined && { expiresAt: validUntilOf(expiresAt, this.zone) }),
    }
    const { events } = await this.commands.handle(
      { aggregate: apiTokens, id, by: caller, at },
      { type: 'issue', token, grantable: heldEverywhere(caller.rights), at },
    )
    const granted = events[0]?.data ?? token
    return { id, name, permissions: granted.permissions, expiresAt: granted.expiresAt ?? null, token: secret }
  }
}
