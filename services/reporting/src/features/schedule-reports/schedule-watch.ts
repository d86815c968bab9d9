import type { ReportSchedule } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { newId } from '@doorledger/kernel'
import { COMMANDS, DATABASE, DueWatch, LOGGER, SHARED_STATE, SiteClock } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { dueReport } from '../../domain/due-schedule.js'
import { periodOf } from '../../domain/presets.js'
import { reports } from '../../reports/report-aggregates.js'
import { requestOf } from '../../reports/request-of.js'

interface ScheduleRow {
  readonly tenant_id: string
  readonly state: ReportSchedule
  readonly last_day: string | null
}

/** Asks for the reports that schedules want. */
@Injectable()
export class ScheduledReports {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    private readonly site: SiteClock,
  ) {}

  async ask(): Promise<void> {
    const { rows } = await this.database.query<ScheduleRow>('select tenant_id, state, last_day from report_schedules')
    for (const row of rows) await this.askFor(row)
  }

  /** The day is taken in the transaction that asks, so of several replicas one does. */
  private async askFor({ tenant_id: tenantId, state, last_day: lastDay }: ScheduleRow): Promise<void> {
    const site = this.site.now()
    const due = dueReport(state, lastDay, site)
    if (due === undefined) return
    const { from, to } = periodOf(due.preset, site)
    const { kind, format, owner, scheduleId } = state
    const filter = { from: from.toISOString(), to: to.toISOString() }
    const wanted = {
      reportId: newId(),
      kind,
      format,
      filter,
      by: owner,
      scheduleId,
      asOf: undefined,
      premises: undefined,
    }
    const request = await requestOf(this.database, wanted, site.now)
    await this.commands.handleTogether(async (batch) => {
      const { rowCount } = await batch.client.query(TAKE, [tenantId, scheduleId, due.day, lastDay])
      if (rowCount === 0) return
      const target = { aggregate: reports, by: { tenantId, actor: owner }, at: site.now }
      await batch.handle(target, [{ id: request.reportId, command: { type: 'request', request } }])
    })
  }
}

const TAKE = `
  update report_schedules set last_day = $3
  where tenant_id = $1 and schedule_id = $2 and last_day is not distinct from $4::date`

/** Looks for schedules that are due. */
@Injectable()
export class ScheduleWatch extends DueWatch {
  constructor(
    private readonly scheduled: ScheduledReports,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'reporting:schedules', complaint: 'Cannot ask for scheduled reports yet', sharedState, logger })
  }

  protected settle(): Promise<void> {
    return this.scheduled.ask()
  }
}
