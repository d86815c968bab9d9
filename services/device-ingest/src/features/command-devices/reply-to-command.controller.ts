import { type CommandReply, commandReply } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { CLOCK, type Clock, COMMANDS, DATABASE, ForDevices } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common'
import { ApiConflictResponse, ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { IncomingHttpHeaders } from 'node:http'
import type { Pool } from 'pg'
import { z } from 'zod'
import { progressOfCommands } from '../../commands/device-command-progress.js'
import { refuseUnknownCommand } from '../../commands/waiting-commands.js'
import { authenticateDevice } from '../../credentials/authenticate-device.js'
import { KnownCredentials } from '../../credentials/known-credentials.js'

@ApiTags('Device commands')
@Controller('v1/devices/:id/commands/:commandId/reply')
export class ReplyToCommandController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly credentials: KnownCredentials,
  ) {}

  @Post()
  @HttpCode(204)
  @ForDevices()
  @ApiOperation({
    summary: 'Say how a command went',
    description: 'For devices. Once for each command; the same reply again changes nothing. A late one counts too.',
  })
  @ApiNoContentResponse({ description: 'The reply is durable' })
  @ApiConflictResponse({ description: 'The device has replied otherwise before' })
  @ApiNotFoundResponse({ description: 'There is no such command for this device' })
  async reply(
    @Param('id') id: string,
    @Param('commandId', { schema: z.uuid() }) commandId: string,
    @Body({ schema: commandReply }) reply: CommandReply,
    @Req() { headers }: { readonly headers: IncomingHttpHeaders },
  ): Promise<void> {
    const device = await authenticateDevice(this.credentials, id, headers.authorization)
    await refuseUnknownCommand(this.database, device, commandId)
    const { tenantId, deviceId } = device
    const by = { tenantId, actor: `device:${deviceId}` }
    const target = { aggregate: progressOfCommands, id: commandId, by, at: this.clock() }
    await this.commands.handle(target, { type: 'reply', commandId, deviceId, reply })
  }
}
