import type { CommandHandler } from '@doorledger/event-store'
import { DomainError } from '@doorledger/kernel'
import { COMMANDS, DATABASE, Performs, RequiresInPremises, Scoped, type ScopedCaller } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { alertView, type AlertView, findAlert } from '../../alerts/alert-view.js'
import { alerts } from '../../alerts/alerts.js'
import type { AlertCommand } from '../../domain/alerts/alert.js'

const comment = z.string().trim().min(1).max(2_000)
const acknowledgement = z.strictObject({ comment: comment.optional() })
const resolution = z.strictObject({ comment: comment.describe('What it was, and what was done') })
const assignment = z.strictObject({ to: z.uuid().nullable().describe('Id of a person; null: nobody in particular') })

@ApiTags('Alerts')
@ApiNotFoundResponse({ description: 'There is no such alert' })
@ApiConflictResponse({ description: 'It is resolved already' })
@Controller('v1/alerts/:id')
@RequiresInPremises('alert:handle')
export class HandleAlertsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Post('acknowledge')
  @HttpCode(200)
  @Performs('alert.acknowledge')
  @ApiOperation({ summary: 'Say that an alert was seen', description: 'Saying it again changes nothing.' })
  @ApiOkResponse({ standardSchema: alertView })
  acknowledge(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: acknowledgement }) { comment: said }: z.output<typeof acknowledgement>,
    @Scoped() caller: ScopedCaller,
  ): Promise<AlertView> {
    return this.handle(caller, id, { type: 'acknowledge', by: caller.actor, comment: said })
  }

  @Post('assign')
  @HttpCode(200)
  @Performs('alert.assign')
  @ApiOperation({ summary: 'Say who takes care of an alert' })
  @ApiOkResponse({ standardSchema: alertView })
  async assign(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: assignment }) { to }: z.output<typeof assignment>,
    @Scoped() caller: ScopedCaller,
  ): Promise<AlertView> {
    if (to !== null) await this.requirePerson(caller.tenantId, to)
    return this.handle(caller, id, { type: 'assign', by: caller.actor, to })
  }

  @Post('resolve')
  @HttpCode(200)
  @Performs('alert.resolve')
  @ApiOperation({ summary: 'Close an alert', description: 'What happens afterwards raises another.' })
  @ApiOkResponse({ standardSchema: alertView })
  resolve(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: resolution }) { comment: said }: z.output<typeof resolution>,
    @Scoped() caller: ScopedCaller,
  ): Promise<AlertView> {
    return this.handle(caller, id, { type: 'resolve', by: caller.actor, comment: said })
  }

  private async handle(caller: ScopedCaller, id: string, command: AlertCommand): Promise<AlertView> {
    await findAlert(this.database, caller, id)
    await this.commands.handle({ aggregate: alerts, id, by: caller }, command)
    return findAlert(this.database, caller, id)
  }

  private async requirePerson(tenantId: string, userId: string): Promise<void> {
    const { rowCount } = await this.database.query(
      'select from known_people() where tenant_id = $1 and user_id = $2 and enabled',
      [tenantId, userId],
    )
    if (rowCount === 0) {
      throw new DomainError('user_unknown', 'invalid', 'to: must be the id of a person', { field: 'to' })
    }
  }
}
