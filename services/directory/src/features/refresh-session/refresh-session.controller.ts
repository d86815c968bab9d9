import { CLOCK, type Clock, HttpProblem, Public } from '@doorledger/service'
import { Controller, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import { clearRefreshCookie, refreshTokenOf, setRefreshCookie } from '../../sessions/refresh-cookie.js'
import { RefreshSession } from './refresh-session.js'
import { type SessionAnswer, sessionAnswer } from '../../sessions/session-answer.js'

@ApiTags('Sessions')
@Controller('v1/sessions')
export class RefreshSessionController {
  constructor(
    private readonly sessions: RefreshSession,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SIGN_IN) private readonly settings: SignInSettings,
  ) {}

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Go on with a session',
    description:
      'Takes the cookie of the sign-in, answers a new access token and replaces the cookie. The cookie that was ' +
      'replaced last may be sent again for 30 seconds, as by a second tab or after a lost answer, and is answered ' +
      'with the newest cookie. Any other cookie that was used before ends the session.',
  })
  @ApiOkResponse({ description: 'The session', standardSchema: sessionAnswer })
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const shown = refreshTokenOf(request, this.settings.keys)
    const refreshed = shown && (await this.sessions.refresh(shown, this.clock()))
    if (refreshed === undefined) {
      clearRefreshCookie(reply)
      throw sessionOver()
    }
    setRefreshCookie(reply, refreshed.token, this.settings)
    return refreshed.answer
  }
}

const sessionOver = (): HttpProblem =>
  new HttpProblem({ status: 401, code: 'session_over', detail: 'The session is over; sign in again' })
