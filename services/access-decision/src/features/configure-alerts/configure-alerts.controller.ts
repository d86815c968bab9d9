import { alertSettings, type AlertSettings } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { type Caller, COMMANDS, CurrentCaller, Performs, Requires } from '@doorledger/service'
import { Body, Controller, Get, Inject, Put } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { settingsOfAlerts } from '../../alerts/alerts.js'

const SETTINGS = 'settings'

@ApiTags('Alerts')
@Controller('v1/alert-settings')
@Requires('alert:configure')
export class ConfigureAlertsController {
  constructor(@Inject(COMMANDS) private readonly commands: CommandHandler) {}

  @Get()
  @ApiOperation({ summary: 'When events become alerts' })
  @ApiOkResponse({ standardSchema: alertSettings })
  async show(@CurrentCaller() { tenantId }: Caller): Promise<AlertSettings> {
    return (await this.commands.find(settingsOfAlerts, tenantId, SETTINGS)).state
  }

  @Put()
  @Performs('alert-settings.change')
  @ApiOperation({ summary: 'Set when events become alerts', description: 'What is left out is as by default.' })
  @ApiOkResponse({ standardSchema: alertSettings })
  async change(
    @Body({ schema: alertSettings }) settings: AlertSettings,
    @CurrentCaller() caller: Caller,
  ): Promise<AlertSettings> {
    const target = { aggregate: settingsOfAlerts, id: SETTINGS, by: caller }
    return (await this.commands.handle(target, { type: 'set', settings })).state
  }
}
