import {
  deviceEvents,
  deviceOffline,
  deviceOnline,
  deviceTamperCleared,
  deviceTamperDetected,
  eventOf,
} from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { CLOCK, type Clock, EVENT_LOG, ForDevices } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { fieldOf, type ReportsAnswer, reportsAnswer, reportsBody } from '../../device-reports/device-reports-body.js'
import { type KnownDevice, requireSender } from '../../devices/authenticate-device.js'
import { ByReportingDevices, Reporting } from '../../devices/device-guards.js'
import { placedReport } from '../../domain/device-report.js'

const definitions = {
  online: deviceOnline,
  restarted: deviceOnline,
  offline: deviceOffline,
  tamper: deviceTamperDetected,
  tamper_cleared: deviceTamperCleared,
} as const

const body = reportsBody({
  status: z
    .enum(Object.keys(definitions) as [keyof typeof definitions, ...(keyof typeof definitions)[]])
    .describe('`restarted` and `offline`: what its contact told before no longer holds'),
  reason: z.string().trim().min(1).max(500).optional().describe('In the words of the device'),
})

@ApiTags('Device reports')
@Controller('v1/device-status')
export class ReportDeviceStatusController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ForDevices()
  @ByReportingDevices()
  @ApiOperation({ summary: 'Report how a device is', description: 'For devices. Success means that it is durable.' })
  @ApiOkResponse({ standardSchema: reportsAnswer })
  async report(
    @Reporting() device: KnownDevice,
    @Body({ schema: body }) sent: z.output<typeof body>,
  ): Promise<ReportsAnswer> {
    requireSender(device, sent.deviceId)
    const { tenantId, ref } = device
    const isBatch = 'events' in sent
    const now = this.clock()
    const placed = (isBatch ? sent.events : [sent]).map(({ status, reason, ...report }, index) => {
      const field = fieldOf(isBatch, index, 'occurredAt')
      const sender = { tenantId, deviceId: ref.id }
      const { reportId, flags, about } = placedReport(report, sender, { kind: 'status', field, now })
      const data = {
        reportId,
        deviceId: ref.id,
        flags,
        ...(reason !== undefined && { reason }),
        ...(status === 'restarted' && { restarted: true }),
      }
      const event = eventOf<string, typeof data>(definitions[status], data, { ...about, id: reportId })
      return { eventId: report.eventId, reportId, event }
    })
    await this.log.append(
      deviceEvents.name,
      placed.map(({ event }) => recordOf(event)),
    )
    return { reports: placed.map(({ eventId, reportId }) => ({ eventId, reportId })) }
  }
}
