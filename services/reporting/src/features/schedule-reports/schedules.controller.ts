import { reportSchedule, type ReportSchedule } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError, newId } from '@doorledger/kernel'
import { type Caller, COMMANDS, CurrentCaller, DATABASE, Performs, Requires } from '@doorledger/service'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common'
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { schedules } from '../../reports/report-aggregates.js'
import { requireKind } from '../../reports/require-kind.js'

const { name, kind, format, every, at } = reportSchedule.shape
const request = z.strictObject({ name, kind, format, every, at })
const view = reportSchedule.omit({ scheduleId: true, deleted: true }).extend({
  id: z.uuid(),
  lastDay: z.iso.date().nullable().describe('Day of the site on which the last report was asked for'),
})
type View = z.infer<typeof view>

@ApiTags('Reports')
@Controller('v1/report-schedules')
@Requires('report:create')
export class SchedulesController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List schedules of reports' })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(view) }) })
  async list(@CurrentCaller() { tenantId }: Caller): Promise<{ items: readonly View[] }> {
    const { rows } = await this.database.query<{ state: ReportSchedule; last_day: string | null }>(
      `select state, last_day from report_schedules where tenant_id = $1 order by state ->> 'name', schedule_id limit 500`,
      [tenantId],
    )
    return { items: rows.map(({ state, last_day: lastDay }) => shown(state, lastDay)) }
  }

  @Post()
  @Performs('report-schedule.create')
  @ApiOperation({
    summary: 'Have a report made every day, week or month',
    description: 'Of the day, week or month that ended, with the rights that whoever set it has by then.',
  })
  @ApiCreatedResponse({ description: 'The schedule', standardSchema: view })
  create(@Body({ schema: request }) asked: z.output<typeof request>, @CurrentCaller() caller: Caller): Promise<View> {
    return this.save(caller, { scheduleId: newId(), ...asked, owner: caller.actor, deleted: false })
  }

  @Put(':id')
  @Performs('report-schedule.change')
  @ApiOperation({ summary: 'Replace a schedule', description: 'From then on it is yours.' })
  @ApiOkResponse({ standardSchema: view })
  @ApiNotFoundResponse({ description: 'There is no such schedule' })
  async change(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: request }) asked: z.output<typeof request>,
    @CurrentCaller() caller: Caller,
  ): Promise<View> {
    await this.present(caller, id)
    return this.save(caller, { scheduleId: id, ...asked, owner: caller.actor, deleted: false })
  }

  @Delete(':id')
  @HttpCode(204)
  @Performs('report-schedule.delete')
  @ApiOperation({ summary: 'Delete a schedule' })
  @ApiNoContentResponse({ description: 'No further reports are made' })
  @ApiNotFoundResponse({ description: 'There is no such schedule' })
  async delete(@Param('id', { schema: z.uuid() }) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    const state = await this.present(caller, id)
    await this.commands.handle({ aggregate: schedules, id, by: caller }, { ...state, deleted: true })
  }

  private async present({ tenantId }: Caller, id: string): Promise<ReportSchedule> {
    const { state } = await this.commands.find(schedules, tenantId, id)
    if (state === undefined || state.deleted) {
      throw new DomainError('report_schedule_unknown', 'not_found', 'There is no such schedule')
    }
    return state
  }

  private async save(by: Caller, state: ReportSchedule): Promise<View> {
    requireKind(by.rights, state.kind)
    await this.commands.handle({ aggregate: schedules, id: state.scheduleId, by }, state)
    return shown(state, null)
  }
}

const shown = ({ scheduleId, deleted: _, ...rest }: ReportSchedule, lastDay: string | null): View => ({
  ...rest,
  id: scheduleId,
  lastDay,
})
