import { Public } from '@doorledger/service'
import { Body, Controller, Header, Inject, Post, Req, Res } from '@nestjs/common'
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { MOST_CHARACTERS } from '../../domain/password-policy.js'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import { TENANT } from '../../tenant.js'
import { setClientCookie, signingInFrom } from '../recognise-clients/client-cookie.js'
import { setRefreshCookie } from '../refresh-session/refresh-cookie.js'
import { type SessionAnswer, sessionAnswer } from '../refresh-session/session-answer.js'
import { CheckCredentials } from './check-credentials.js'
import { StartSession } from './start-session.js'

const signInRequest = z.strictObject({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(MOST_CHARACTERS),
  deviceId: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Of the app of a phone: what it calls its device, the same for as long as it is installed'),
})

@ApiTags('Sessions')
@Controller('v1/sessions')
export class SignInController {
  constructor(
    private readonly credentials: CheckCredentials,
    private readonly sessions: StartSession,
    @Inject(SIGN_IN) private readonly settings: SignInSettings,
  ) {}

  @Post()
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Sign in',
    description:
      'Answers a short-lived access token for all services, and sets a cookie by which the session is refreshed. ' +
      'After ten wrong attempts for a name, or a hundred from an address, 429 says when to try again.',
  })
  @ApiCreatedResponse({ description: 'The session', standardSchema: sessionAnswer })
  async signIn(
    @Body({ schema: signInRequest }) body: z.infer<typeof signInRequest>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const { deviceId, ...credentials } = body
    const account = await this.credentials.check({ ...credentials, tenantId: TENANT, address: request.ip })
    const method = account.mustChangePassword ? 'one_time_password' : 'password'
    const from = signingInFrom(request, this.settings.keys, deviceId)
    const answer = await this.sessions.start({ account, method, from, correlationId: request.id })
    setRefreshCookie(reply, { sessionId: answer.sessionId, generation: 0 }, this.settings)
    setClientCookie(reply, from, this.settings.keys)
    return answer
  }
}
