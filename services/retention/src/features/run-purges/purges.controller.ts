import type { CommandHandler } from '@doorledger/event-store'
import { DomainError, sha256 } from '@doorledger/kernel'
import {
  type Caller,
  CLOCK,
  type Clock,
  COMMANDS,
  CurrentCaller,
  DATABASE,
  Performs,
  Requires,
} from '@doorledger/service'
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { PurgeCommand } from '../../domain/purge.js'
import { requireConfirmable } from '../../domain/confirmable.js'
import { purges } from '../../purges/purge-aggregates.js'
import { findPurge, type PurgeRow, purgeView, type PurgeView, viewOf } from '../../purges/purge-view.js'
import { DELETION_SETTINGS, type DeletionSettings } from '../../purges/deletion-settings.js'

const request = z.strictObject({
  token: z.string().min(1).max(200).describe('Of the preview'),
  confirmation: z.string().max(20).describe('The number of days to keep, typed once more'),
})

const MOST_SHOWN = 500

@ApiTags('Retention')
@Controller('v1/retention/purges')
export class PurgesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
  ) {}

  @Get()
  @Requires('retention:read')
  @ApiOperation({ summary: 'List deletions of old records', description: `The newest ${MOST_SHOWN}.` })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(purgeView) }) })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<{ items: readonly PurgeView[] }> {
    const { rows } = await this.database.query<PurgeRow>(
      'select * from purges where tenant_id = $1 order by requested_at desc, purge_id desc limit $2',
      [tenantId, MOST_SHOWN],
    )
    return { items: rows.map((row) => viewOf(row, this.settings.secondPerson)) }
  }

  @Get(':id')
  @Requires('retention:read')
  @ApiOperation({ summary: 'One deletion, and how far it is' })
  @ApiOkResponse({ standardSchema: purgeView })
  @ApiNotFoundResponse({ description: 'There is no such purge' })
  async find(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() { tenantId }: Caller): Promise<PurgeView> {
    return viewOf(await findPurge(this.database, tenantId, id), this.settings.secondPerson)
  }

  @Post()
  @HttpCode(202)
  @Requires('logs:delete')
  @Performs('purge.confirm')
  @ApiOperation({
    summary: 'Delete old records',
    description:
      'Takes the token of the preview, within ten minutes and once, and the number of days typed again. One deletion ' +
      'runs at a time; others wait. Where the installation asks for it, a second person must agree first.',
  })
  @ApiAcceptedResponse({ description: 'It runs in the background', standardSchema: purgeView })
  @ApiConflictResponse({ description: 'The token is used or expired, or everything is under a legal hold' })
  async confirm(
    @Body({ schema: request }) { token, confirmation }: z.output<typeof request>,
    @CurrentCaller() caller: Caller,
  ): Promise<PurgeView> {
    const row = await this.ofToken(caller.tenantId, token)
    requireConfirmable(row && { ...viewOf(row, this.settings.secondPerson) }, {
      by: caller.actor,
      confirmation,
      now: this.clock(),
    })
    return this.handle(caller, row!.purge_id, { type: 'confirm', by: caller.actor })
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Requires('logs:delete')
  @Performs('purge.approve')
  @ApiOperation({ summary: 'Agree to a deletion as the second person' })
  @ApiOkResponse({ standardSchema: purgeView })
  @ApiNotFoundResponse({ description: 'There is no such purge' })
  @ApiConflictResponse({ description: 'It does not wait for that, or the same person confirmed it' })
  approve(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() caller: Caller): Promise<PurgeView> {
    return this.handle(caller, id, { type: 'approve', by: caller.actor })
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Requires('logs:delete')
  @Performs('purge.pause')
  @ApiOperation({ summary: 'Have a deletion stand still', description: 'After the chunk at hand.' })
  @ApiOkResponse({ standardSchema: purgeView })
  @ApiNotFoundResponse({ description: 'There is no such purge' })
  @ApiConflictResponse({ description: 'It is not running' })
  pause(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() caller: Caller): Promise<PurgeView> {
    return this.handle(caller, id, { type: 'pause', by: caller.actor })
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Requires('logs:delete')
  @Performs('purge.resume')
  @ApiOperation({ summary: 'Have a deletion go on that was paused, or stopped because it could not' })
  @ApiOkResponse({ standardSchema: purgeView })
  @ApiNotFoundResponse({ description: 'There is no such purge' })
  @ApiConflictResponse({ description: 'It does not stand still' })
  resume(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() caller: Caller): Promise<PurgeView> {
    return this.handle(caller, id, { type: 'resume', by: caller.actor })
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('logs:delete')
  @Performs('purge.cancel')
  @ApiOperation({ summary: 'Give a deletion up', description: 'What is deleted already stays so.' })
  @ApiOkResponse({ standardSchema: purgeView })
  @ApiNotFoundResponse({ description: 'There is no such purge' })
  @ApiConflictResponse({ description: 'It is over' })
  cancel(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() caller: Caller): Promise<PurgeView> {
    return this.handle(caller, id, { type: 'cancel', by: caller.actor })
  }

  private async handle(by: Caller, id: string, command: PurgeCommand): Promise<PurgeView> {
    const before = viewOf(await findPurge(this.database, by.tenantId, id), this.settings.secondPerson)
    if (before.status === 'completed') {
      throw new DomainError('purge_not_in_step', 'conflict', 'The purge is completed')
    }
    await this.commands.handle({ aggregate: purges, id, by, at: this.clock() }, command)
    return viewOf(await findPurge(this.database, by.tenantId, id), this.settings.secondPerson)
  }

  private async ofToken(tenantId: string, token: string): Promise<PurgeRow | undefined> {
    const { rows } = await this.database.query<PurgeRow>(
      'select * from purges where tenant_id = $1 and token_hash = $2',
      [tenantId, sha256(token)],
    )
    return rows[0]
  }
}
