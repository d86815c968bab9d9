import { contactChanged, contactState, deviceEvents, eventOf } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { CLOCK, type Clock, EVENT_LOG, ForDevices } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { z } from 'zod'
import { fieldOf, type ReportsAnswer, reportsAnswer, reportsBody } from '../../device-reports/device-reports-body.js'
import { type KnownDevice, requireSender } from '../../devices/authenticate-device.js'
import { ByReportingDevices, Reporting } from '../../devices/device-guards.js'
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
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ForDevices()
  @ByReportingDevices()
  @ApiOperation({
    summary: 'Report what a door contact shows',
    description: 'For devices. Success means that it is durable; late reports take their place in time.',
  })
  @ApiOkResponse({ standardSchema: reportsAnswer })
  async report(
    @Reporting() device: KnownDevice,
    @Body({ schema: body }) sent: z.output<typeof body>,
  ): Promise<ReportsAnswer> {
    requireSender(device, sent.deviceId)
    const { tenantId, ref } = device
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
