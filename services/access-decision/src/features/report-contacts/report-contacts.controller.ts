import { contactChanged, contactState, deviceEvents, eventOf } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { CLOCK, type Clock, DATABASE, EVENT_LOG, ForDevices } from '@doorledger/service'
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import type { z } from 'zod'
import { fieldOf, type ReportsAnswer, reportsAnswer, reportsBody } from '../../device-reports/device-reports-body.js'
import { authenticateDevice } from '../../devices/authenticate-device.js'
import { placedReport } from '../../domain/device-report.js'

const body = reportsBody({
  state: contactState.describe('`unknown`: the device cannot say, as after a restart'),
  previous: contactState.optional().describe('What it was before, as the device remembers it'),
})

@ApiTags('Device reports')
@Controller('v1/contact-events')
export class ReportContactsController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ForDevices()
  @ApiOperation({
    summary: 'Report what a door contact shows',
    description: 'For devices. Success means that it is durable; late reports take their place in time.',
  })
  @ApiOkResponse({ standardSchema: reportsAnswer })
  async report(
    @Headers('authorization') authorization: string | undefined,
    @Body({ schema: body }) sent: z.output<typeof body>,
  ): Promise<ReportsAnswer> {
    const { tenantId, ref } = await authenticateDevice(this.database, authorization, sent.deviceId)
    const isBatch = 'events' in sent
    const now = this.clock()
    const placed = (isBatch ? sent.events : [sent]).map(({ state, previous, ...report }, index) => {
      const field = fieldOf(isBatch, index, 'occurredAt')
      const sender = { tenantId, deviceId: ref.id }
      const { reportId, flags, about } = placedReport(report, sender, { kind: 'contact', field, now })
      const data = { reportId, deviceId: ref.id, state, ...(previous !== undefined && { previous }), flags }
      return { eventId: report.eventId, reportId, event: eventOf(contactChanged, data, { ...about, id: reportId }) }
    })
    await this.log.append(
      deviceEvents.name,
      placed.map(({ event }) => recordOf(event)),
    )
    return { reports: placed.map(({ eventId, reportId }) => ({ eventId, reportId })) }
  }
}
