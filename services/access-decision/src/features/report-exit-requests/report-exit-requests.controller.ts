import { accessEvents, type AccessGranted, deviceEvents } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { CLOCK, type Clock, DATABASE, EVENT_LOG, ForDevices, TakesUpTo } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { fieldOf, reportsAnswer, reportsBody } from '../../device-reports/device-reports-body.js'
import { type KnownDevice, requireSender } from '../../devices/authenticate-device.js'
import { ByReportingDevices, Reporting } from '../../devices/device-guards.js'
import { placedReport } from '../../domain/device-report.js'
import { exitRequest } from '../../domain/exit-request.js'
import { doorsOfExitDevice } from '../../doors/configured-doors.js'
import { givenPicture, PICTURED_BODY_LIMIT_BYTES, pictureTaken } from '../../pictures/judged-picture.js'
import { picturedOf } from '../../pictures/pictured.js'
import { TakePictures } from '../../pictures/take-pictures.js'

const body = reportsBody({ snapshot: givenPicture.optional() })
const answer = reportsAnswer.extend({
  decision: z.literal('granted').describe('Always: nothing keeps anybody inside'),
  unlockSec: z.int().positive(),
  reports: z.array(reportsAnswer.shape.reports.element.extend({ snapshot: pictureTaken.optional() })),
})

const UNLOCK_SEC = 5

@ApiTags('Device reports')
@Controller('v1/rex-events')
export class ReportExitRequestsController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly pictures: TakePictures,
  ) {}

  @Post()
  @HttpCode(200)
  @ForDevices()
  @ByReportingDevices()
  @TakesUpTo({ limitBytes: PICTURED_BODY_LIMIT_BYTES })
  @ApiOperation({
    summary: 'Report a request to exit',
    description: 'For devices. It is always granted, also during a lockdown; success means that it is durable.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async report(
    @Reporting() device: KnownDevice,
    @Body({ schema: body }) sent: z.output<typeof body>,
  ): Promise<z.infer<typeof answer>> {
    requireSender(device, sent.deviceId)
    const { tenantId, ref } = device
    const doors = await doorsOfExitDevice(this.database, tenantId, ref.id)
    const isBatch = 'events' in sent
    const now = this.clock()
    const reports = (isBatch ? sent.events : [sent]).map((report, index) => {
      const field = fieldOf(isBatch, index, 'occurredAt')
      const sender = { tenantId, deviceId: ref.id }
      const placed = placedReport(report, sender, { kind: 'rex', field, now })
      return { report, ...exitRequest(ref, doors, placed) }
    })
    await this.log.append(
      accessEvents.name,
      reports.flatMap(({ granted }) => granted.map((event) => recordOf(event))),
    )
    await this.log.append(
      deviceEvents.name,
      reports.map(({ activated }) => recordOf(activated)),
    )
    return {
      decision: 'granted',
      unlockSec: Math.max(UNLOCK_SEC, ...doors.map(({ unlockSec }) => unlockSec)),
      reports: reports.map(({ report, activated, granted }) => ({
        eventId: report.eventId,
        reportId: activated.data.reportId,
        ...this.taken(granted, report.snapshot),
      })),
    }
  }

  /** Whoever opens several doors by one button is seen at each. */
  private taken(granted: readonly AccessGranted[], snapshot: unknown) {
    if (snapshot === undefined) return {}
    const [first] = granted.map((event) => this.pictures.take(picturedOf(event), snapshot))
    return { snapshot: first }
  }
}
