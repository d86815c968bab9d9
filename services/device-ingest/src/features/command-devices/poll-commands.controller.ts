import { deviceCommand } from '@doorledger/contracts'
import { ForDevices } from '@doorledger/service'
import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CommandQueue } from '../../commands/command-queue.js'
import type { WaitingCommand } from '../../commands/waiting-commands.js'
import { authenticateDevice } from '../../credentials/authenticate-device.js'
import { KnownCredentials } from '../../credentials/known-credentials.js'

const LONGEST_WAIT_SEC = 60

const query = z.strictObject({
  waitSec: z.coerce
    .number('must be a number of seconds')
    .min(0)
    .max(LONGEST_WAIT_SEC)
    .default(30)
    .describe(`How long to wait when there is nothing to do, at most ${LONGEST_WAIT_SEC}`),
  known: z
    .union([z.uuid(), z.array(z.uuid()).max(100)])
    .optional()
    .transform((ids) => (ids === undefined ? [] : [ids].flat()))
    .describe('Id of a command the device is at already; repeat it for several'),
})
type Query = z.output<typeof query>

const instant = z.iso.datetime({ precision: 3 })
const answer = z.object({
  commands: z.array(z.object({ commandId: z.uuid(), command: deviceCommand, issuedAt: instant, expiresAt: instant })),
})
type Answer = z.infer<typeof answer>

@ApiTags('Device commands')
@Controller('v1/devices/:id/commands')
export class PollCommandsController {
  constructor(
    private readonly credentials: KnownCredentials,
    private readonly queue: CommandQueue,
  ) {}

  @Get()
  @ForDevices()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Ask what to do, and wait for it',
    description: 'For devices. A command comes again each time, until the device replies to it or names it as known.',
  })
  @ApiOkResponse({ description: 'What to do; nothing when the time is over', standardSchema: answer })
  async poll(
    @Param('id') id: string,
    @Query({ schema: query }) { waitSec, known }: Query,
    @Req() { headers, raw }: FastifyRequest,
  ): Promise<Answer> {
    const authenticate = () => authenticateDevice(this.credentials, id, headers.authorization)
    const device = await authenticate()
    const timeouts = { waitMs: waitSec * 1000, isGone: () => raw.destroyed, confirm: authenticate }
    const commands = await this.queue.next(device, known, timeouts)
    return { commands: commands.map(shown) }
  }
}

const shown = ({ commandId, command, issuedAt, expiresAt }: WaitingCommand): Answer['commands'][number] => ({
  commandId,
  command,
  issuedAt: issuedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})
