import { alertKind, alertSeverity } from '@doorledger/contracts'
import { scopedReads } from '@doorledger/database'
import {
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import {
  type AlertRow,
  alertStatus,
  alertView,
  type AlertView,
  alertViewOf,
  findAlert,
  SEEN_ALERTS,
  seesDuress,
} from '../../alerts/alert-view.js'

const anyOf = <Item extends z.ZodType>(item: Item, description: string) =>
  z
    .union([item, z.array(item).min(1).max(20)])
    .transform((value): z.output<Item>[] => [value].flat() as z.output<Item>[])
    .optional()
    .describe(`${description}; repeat it for any of several`)

const query = z.strictObject({
  ...pageQuery.shape,
  status: anyOf(alertStatus, 'Where it stands'),
  kind: anyOf(alertKind, 'What it is about'),
  severity: anyOf(alertSeverity, 'How bad it is'),
  about: z.string().min(1).max(200).optional().describe('Id of the person, device, door or area it is about'),
  assignedTo: z.uuid().optional().describe('Who takes care of it'),
})

const cursorKind = { name: 'alerts', version: 1, position: z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]) }

@ApiTags('Alerts')
@Controller('v1/alerts')
@RequiresInPremises('alert:read')
export class ListAlertsController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @ApiOperation({ summary: 'Alerts, newest first', description: 'Alerts of duress need `duress:read` as well.' })
  @ApiOkResponse({ standardSchema: pageOf(alertView) })
  async list(
    @Query({ schema: query }) { limit, cursor, ...asked }: z.output<typeof query>,
    @Scoped() caller: ScopedCaller,
  ): Promise<Page<AlertView>> {
    const { tenantId, premises } = caller
    const duress = seesDuress(caller)
    const page = keysetPage(cursorKind, { limit, cursor }, { ...asked, tenantId, premises, duress })
    const { status, kind, severity, about, assignedTo } = asked
    const { rows } = await scopedReads(this.database, caller).query<AlertRow>(LIST, [
      tenantId,
      premises,
      duress,
      status,
      kind,
      severity,
      about,
      assignedTo,
      page.after?.[0],
      page.after?.[1],
      page.readLimit,
    ])
    return page.of(rows, alertViewOf, (last) => [last.raised_at.toISOString(), last.alert_id])
  }

  @Get(':id')
  @ApiOperation({ summary: 'One alert' })
  @ApiOkResponse({ standardSchema: alertView })
  @ApiNotFoundResponse({ description: 'There is no such alert' })
  find(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<AlertView> {
    return findAlert(this.database, caller, id)
  }
}

const LIST = `
  ${SEEN_ALERTS}
    and ($4::text[] is null or status = any($4)) and ($5::text[] is null or kind = any($5))
    and ($6::text[] is null or severity = any($6)) and ($7::text is null or about_id = $7)
    and ($8::uuid is null or assigned_to = $8)
    and ($9::timestamptz is null or (raised_at, alert_id) < ($9, $10::uuid))
  order by raised_at desc, alert_id desc limit $11`
