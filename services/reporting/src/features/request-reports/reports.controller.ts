import { reportFilter, reportFormat, reportKind } from '@doorledger/contracts'
import type { CommandHandler } from '@doorledger/event-store'
import { DomainError, newId } from '@doorledger/kernel'
import {
  COMMANDS,
  DATABASE,
  Performs,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  SiteClock,
} from '@doorledger/service'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { requireNotHeld } from '../../files/require-not-held.js'
import { requireOldEnough } from '../../files/require-old-enough.js'
import { ReportFiles } from '../../files/report-files.js'
import { periodOf, reportPresets } from '../../domain/presets.js'
import { reports } from '../../reports/report-aggregates.js'
import {
  findReport,
  listReports,
  type ReportRow,
  reportView,
  type ReportView,
  viewOf,
} from '../../reports/report-view.js'
import { requireKind } from '../../reports/require-kind.js'
import { requestOf } from '../../reports/request-of.js'

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
const request = z.strictObject({
  kind: reportKind,
  format: reportFormat,
  preset: z.enum(reportPresets).optional().describe('A period by the calendar of the site, instead of `from` and `to`'),
  filter: reportFilter
    .extend({ from: instant.optional(), to: instant.optional().describe('Exclusive') })
    .strict()
    .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
      path: ['to'],
      message: 'must be after `from`',
    })
    .prefault({}),
  asOf: z.array(z.int().nonnegative()).max(1_024).optional().describe('Of a report that is to be made again'),
})

const MOST_SHOWN = 500

@ApiTags('Reports')
@Controller('v1/reports')
@RequiresInPremises('report:create')
export class ReportsController {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
    private readonly files: ReportFiles,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List reports', description: `The newest ${MOST_SHOWN}.` })
  @ApiOkResponse({ standardSchema: z.object({ items: z.array(reportView) }) })
  async list(@Scoped() caller: ScopedCaller): Promise<{ items: readonly ReportView[] }> {
    return { items: (await listReports(this.database, caller, MOST_SHOWN)).map(viewOf) }
  }

  @Post()
  @HttpCode(202)
  @Performs('report.create')
  @ApiOperation({
    summary: 'Ask for a report',
    description:
      'Made in the background. It states what it cannot know, and as of which position in the log it is: asked for as of ' +
      'that again, its rows have the same digest. Takes what reading its rows takes, besides.',
  })
  @ApiAcceptedResponse({ description: 'It is being made', standardSchema: reportView })
  async request(
    @Body({ schema: request }) { kind, format, preset, filter, asOf }: z.output<typeof request>,
    @Scoped() caller: ScopedCaller,
  ): Promise<ReportView> {
    requireKind(caller.rights, kind)
    const now = this.site.now()
    const period = preset === undefined ? {} : spanOf(periodOf(preset, now))
    const wanted = await requestOf(
      this.database,
      {
        ...{ kind, format, asOf, reportId: newId(), by: caller.actor },
        filter: { ...filter, ...period },
        premises: caller.premises,
      },
      now.now,
    )
    await this.requireWithin(caller, filter.premises)
    const target = { aggregate: reports, id: wanted.reportId, by: caller, at: now.now }
    await this.commands.handle(target, { type: 'request', request: wanted })
    const { rows } = await this.database.query<ReportRow>(
      'select * from reports where tenant_id = $1 and report_id = $2',
      [caller.tenantId, wanted.reportId],
    )
    return viewOf(rows[0]!)
  }

  @Get(':id')
  @ApiOperation({ summary: 'One report, and how far it is' })
  @ApiOkResponse({ standardSchema: reportView })
  @ApiNotFoundResponse({ description: 'There is no such report' })
  async find(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<ReportView> {
    return viewOf(await findReport(this.database, caller, id))
  }

  @Delete(':id')
  @HttpCode(204)
  @Performs('report.delete')
  @ApiOperation({ summary: 'Give a report up, or delete its file' })
  @ApiNoContentResponse({ description: 'No file is left' })
  @ApiNotFoundResponse({ description: 'There is no such report' })
  @ApiConflictResponse({ description: 'A legal hold keeps its file, or the policy for exports does' })
  async delete(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<void> {
    await findReport(this.database, caller, id)
    await requireNotHeld(this.database, caller.tenantId, id)
    await requireOldEnough(this.database, caller.tenantId, id, this.site.now())
    const outcome = { type: 'report.cancelled' as const, data: { reportId: id, by: caller.actor } }
    await this.commands.handle({ aggregate: reports, id, by: caller }, { type: 'settle', outcome })
    await this.files.remove(id)
  }

  /** @throws {DomainError} `outside_your_premises` */
  private async requireWithin({ tenantId, premises }: ScopedCaller, wanted: readonly string[] | undefined) {
    if (premises === undefined || wanted === undefined) return
    const { rows } = await this.database.query<{ within: boolean }>(
      'select $3::text[] <@ premises_within($1, $2::text[]) as within',
      [tenantId, premises, wanted],
    )
    if (rows[0]?.within === true) return
    const field = 'filter.premises'
    throw new DomainError('outside_your_premises', 'forbidden', `${field}: must be premises you are responsible for`, {
      field,
    })
  }
}

const spanOf = ({ from, to }: { readonly from: Date; readonly to: Date }) => ({
  from: from.toISOString(),
  to: to.toISOString(),
})
