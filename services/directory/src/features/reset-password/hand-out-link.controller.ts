import type { Permission } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import {
  type Caller,
  CurrentCaller,
  DATABASE,
  Performs,
  type Reach,
  Requires,
  type Rights,
} from '@doorledger/service'
import { Controller, Header, Inject, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findUser, userRef } from '../list-users/find-user.js'
import { PasswordLinks } from './password-links.js'
import { rightsHeldBy } from './rights-held-by.js'

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
  @Requires('user:write')
  @Performs('password-link.hand-out')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Hand out a one-time link to set a password',
    description: 'For whoever gets no mail. Works for an hour, for people who may do nothing that you may not.',
  })
  @ApiCreatedResponse({ description: 'The link', standardSchema: answer })
  @ApiNotFoundResponse({ description: 'There is no such person' })
  async handOut(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: userRef }) ref: string,
  ): Promise<z.infer<typeof answer>> {
    const { id } = await findUser(this.database, caller.tenantId, ref)
    refuseBeyond(caller.rights, await rightsHeldBy(this.database, caller.tenantId, id))
    const { token, expiresAt } = await this.links.make(caller, id, 'administrator')
    return { token, expiresAt: expiresAt.toISOString() }
  }
}

/** Whoever sets somebody’s password can act as him, so he must not gain by it. */
const refuseBeyond = (own: Rights, theirs: Rights): void => {
  const lacking = [...theirs].filter(([permission, reach]) => !covers(own, permission, reach)).map(([name]) => name)
  if (lacking.length === 0) return
  const detail = `The person may do what you may not: ${lacking.join(', ')}`
  throw new DomainError('permission_not_held', 'forbidden', detail, { permissions: lacking })
}

const covers = (own: Rights, permission: Permission, reach: Reach): boolean => {
  const held = own.get(permission)
  if (held === undefined || held === 'everywhere') return held === 'everywhere'
  return reach !== 'everywhere' && [...reach].every((premises) => held.has(premises))
}
