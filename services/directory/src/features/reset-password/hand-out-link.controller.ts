import { type ScopedCaller, Scoped, DATABASE, Performs, RequiresInPremises } from '@doorledger/service'
import { Controller, Header, Inject, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { refuseBeyondOwnRights } from '../../administrators/refuse-beyond-own-rights.js'
import { findUser, userRef } from '../../people/find-user.js'
import { PasswordLinks } from './password-links.js'

const answer = z.object({
  token: z.string().describe('For `POST /v1/password-resets/{token}`, once. Shown this once; only its hash is kept'),
  expiresAt: z.iso.datetime(),
})

@ApiTags('Passwords')
@Controller('v1/users/:id/password-links')
export class HandOutLinkController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly links: PasswordLinks,
  ) {}

  @Post()
  @RequiresInPremises('user:write')
  @Performs('password-link.hand-out')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Hand out a one-time link to set a password',
    description: 'For whoever gets no mail. Works for an hour, for people who may do nothing that you may not.',
  })
  @ApiCreatedResponse({ description: 'The link', standardSchema: answer })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async handOut(
    @Scoped() caller: ScopedCaller,
    @Param('id', { schema: userRef }) ref: string,
  ): Promise<z.infer<typeof answer>> {
    const { id } = await findUser(this.database, caller, ref)
    await refuseBeyondOwnRights(this.database, caller, id)
    const { token, expiresAt } = await this.links.make(caller, id, 'administrator')
    return { token, expiresAt: expiresAt.toISOString() }
  }
}
