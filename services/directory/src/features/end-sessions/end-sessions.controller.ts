import { DomainError } from '@doorledger/kernel'
import { type Caller, CurrentCaller, type CallerSession, CurrentSession, ForSignedIn } from '@doorledger/service'
import { Controller, Delete, HttpCode, Param, Res } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { clearRefreshCookie } from '../../sessions/refresh-cookie.js'
import { OpenSessions } from '../../sessions/open-sessions.js'
import { EndSessions } from '../../sessions/end-sessions.js'

@ApiTags('Sessions')
@Controller('v1/sessions')
export class EndSessionsController {
  constructor(
    private readonly open: OpenSessions,
    private readonly sessions: EndSessions,
  ) {}

  @Delete('current')
  @HttpCode(204)
  @ForSignedIn({ evenBeforePasswordChange: true })
  @ApiOperation({ summary: 'Sign out', description: 'Every service refuses the session’s tokens within seconds.' })
  @ApiNoContentResponse({ description: 'The session is over' })
  async signOut(
    @CurrentCaller() caller: Caller,
    @CurrentSession() { sessionId }: CallerSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(sessionId, { reason: 'signed_out' }, caller)
    clearRefreshCookie(reply)
  }

  @Delete(':id')
  @HttpCode(204)
  @ForSignedIn()
  @ApiOperation({ summary: 'End another session of one’s own' })
  @ApiNoContentResponse({ description: 'The session is over' })
  async end(
    @CurrentCaller() caller: Caller,
    @CurrentSession() { userId }: CallerSession,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    const found = await this.open.find(id)
    if (found?.tenantId !== caller.tenantId || found.userId !== userId) {
      throw new DomainError('session_not_found', 'not_found', 'You have no such session', { id })
    }
    await this.sessions.end(id, { reason: 'ended_by_user' }, caller)
  }
}
