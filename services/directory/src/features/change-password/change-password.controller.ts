import { DomainError } from '@doorledger/kernel'
import { type Caller, type CallerSession, CurrentCaller, CurrentSession, ForSignedIn } from '@doorledger/service'
import { Body, Controller, HttpCode, Put, Req } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { MOST_CHARACTERS } from '../../domain/password-policy.js'
import { ChangePassword } from './change-password.js'

const request = z.strictObject({
  currentPassword: z.string().min(1).max(MOST_CHARACTERS),
  newPassword: z
    .string()
    .max(MOST_CHARACTERS * 4)
    .describe('At least 12 characters, and not the username'),
})

@ApiTags('Passwords')
@Controller('v1/users/me/password')
export class ChangePasswordController {
  constructor(private readonly passwords: ChangePassword) {}

  @Put()
  @HttpCode(204)
  @ForSignedIn({ evenBeforePasswordChange: true })
  @ApiOperation({
    summary: 'Change one’s own password',
    description: 'All other sessions end. After a one-time password, refresh the session to be let in everywhere.',
  })
  @ApiNoContentResponse({ description: 'It is changed' })
  async change(
    @CurrentCaller() caller: Caller,
    @CurrentSession() session: CallerSession,
    @Body({ schema: request }) body: z.infer<typeof request>,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    if (body.newPassword === body.currentPassword) {
      const detail = 'must differ from the current one'
      throw new DomainError('password_unchanged', 'invalid', detail, { field: 'newPassword' })
    }
    await this.passwords.change(caller, session, { ...body, address: ip })
  }
}
