import { type Caller, type CallerSession, CurrentCaller, CurrentSession, ForSignedIn } from '@doorledger/service'
import { Controller, Get, Inject } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { endsAt } from '../../domain/session-life.js'
import { SIGN_IN, type SignInSettings } from '../../sign-in-settings.js'
import { OpenSessions } from '../../sessions/open-sessions.js'

const item = z.object({
  id: z.uuid(),
  isCurrent: z.boolean().describe('The one that asks'),
  startedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().describe('When it began or was refreshed for the last time'),
  endsAt: z.iso.datetime().describe('Unless it is refreshed before'),
  client: z.string().nullable().describe('What the client calls itself (`User-Agent`)'),
})
const answer = z.object({ items: z.array(item) })

@ApiTags('Sessions')
@Controller('v1/sessions')
export class ListSessionsController {
  constructor(
    private readonly open: OpenSessions,
    @Inject(SIGN_IN) private readonly limits: SignInSettings,
  ) {}

  @Get()
  @ForSignedIn()
  @ApiOperation({ summary: 'List one’s own sessions', description: 'Those that are open, newest first, at most 500.' })
  @ApiOkResponse({ description: 'The sessions', standardSchema: answer })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @CurrentSession() { userId, sessionId }: CallerSession,
  ): Promise<z.infer<typeof answer>> {
    const found = await this.open.ofUser(tenantId, userId)
    const items = found.map((session) => ({
      id: session.sessionId,
      isCurrent: session.sessionId === sessionId,
      startedAt: session.startedAt.toISOString(),
      lastUsedAt: session.lastUsedAt.toISOString(),
      endsAt: endsAt(session, this.limits).toISOString(),
      client: session.client,
    }))
    return { items }
  }
}
