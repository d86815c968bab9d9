import { permission } from '@doorledger/contracts'
import { everywhereIn } from '@doorledger/database'
import {
  type Caller,
  type CallerSession,
  CurrentCaller,
  CurrentSession,
  DATABASE,
  ForSignedIn,
  type Rights,
} from '@doorledger/service'
import { Controller, Get, Header, Inject } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findUser } from '../../people/find-user.js'

const right = z.object({
  permission,
  premises: z.array(z.string()).nullable().describe('Where it holds, and whatever lies in there; null: everywhere'),
})
const answer = z.object({
  sessionId: z.uuid(),
  userId: z.uuid(),
  username: z.string().nullable(),
  name: z.string().nullable(),
  mustChangePassword: z.boolean(),
  rights: z.array(right).describe('What the person may do, as of now'),
})
type Answer = z.infer<typeof answer>

@ApiTags('Sessions')
@Controller('v1/sessions')
export class ShowSessionController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get('current')
  @ForSignedIn({ evenBeforePasswordChange: true })
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Show one’s own session',
    description: 'Who is signed in and what that person may do, so that a user interface offers nothing else.',
  })
  @ApiOkResponse({ description: 'The session', standardSchema: answer })
  async show(
    @CurrentCaller() { tenantId, rights }: Caller,
    @CurrentSession() { sessionId, userId, mustChangePassword }: CallerSession,
  ): Promise<Answer> {
    const { username, name } = await findUser(this.database, everywhereIn(tenantId), userId)
    return { sessionId, userId, username, name, mustChangePassword, rights: rightsOf(rights) }
  }
}

const rightsOf = (rights: Rights): Answer['rights'] =>
  [...rights].map(([name, scope]) => ({ permission: name, premises: scope === 'everywhere' ? null : [...scope] }))
