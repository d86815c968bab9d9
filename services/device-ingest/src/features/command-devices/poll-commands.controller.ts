import { deviceCommand } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/postgres'
import { CLOCK, type Clock, COMMANDS, DATABASE, ForDevices, STOPPING } from '@doorledger/service'
import { Controller, Get, Header, Inject, Param, Query, Req } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import type { Pool } from 'pg'
import { z } from 'zod'
import { CommandBell } from '../../commands/command-bell.js'
import { progressOfCommands } from '../../commands/device-command-progress.js'
import { type WaitingCommand, waitingCommands } from '../../commands/waiting-commands.js'
import { authenticateDevice } from '../../credentials/authenticate-device.js'
import { type KnownDevice, KnownCredentials } from '../../credentials/known-credentials.js'

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
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STOPPING) private readonly stopping: AbortSignal,
    private readonly credentials: KnownCredentials,
    private readonly bell: CommandBell,
  ) {}

  @Get()
  @ForDevices()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Ask what to do, and wait for it',
    description: 'For devices. A command comes again with each call, until the device replies to it or names it as known.',
  })
  @ApiOkResponse({ description: 'What to do; nothing when the time is over', standardSchema: answer })
  async poll(
    @Param('id') id: string,
    @Query({ schema: query }) { waitSec, known }: Query,
    @Req() { headers, raw }: FastifyRequest,
  ): Promise<Answer> {
    const device = await authenticateDevice(this.credentials, id, headers.authorization)
    const until = performance.now() + waitSec * 1000
    for (;;) {
      const leftMs = until - performance.now()
      const rung = this.bell.rung(leftMs) // before looking, or what comes in between would be missed
      const waiting = await waitingCommands(this.database, device, known, this.clock())
      const isOver = leftMs <= 0 || raw.destroyed || this.stopping.aborted
      if (waiting.length > 0 && !raw.destroyed) return this.hand(device, waiting)
      if (isOver) return { commands: [] }
      await rung
    }
  }

  private async hand({ tenantId, deviceId }: KnownDevice, waiting: readonly WaitingCommand[]): Promise<Answer> {
    const by = { tenantId, actor: `device:${deviceId}` }
    for (const { commandId, isDelivered } of waiting) {
      if (isDelivered) continue
      const target = { aggregate: progressOfCommands, id: commandId, by, at: this.clock() }
      await this.commands.handle(target, { type: 'deliver', commandId, deviceId })
    }
    return { commands: waiting.map(shown) }
  }
}

const shown = ({ commandId, command, issuedAt, expiresAt }: WaitingCommand): Answer['commands'][number] => ({
  commandId,
  command,
  issuedAt: issuedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})
