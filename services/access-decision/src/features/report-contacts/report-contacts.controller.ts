import { type ContactChanged, contactChanged, contactState, deviceEvents, eventOf } from '@doorledger/contracts'
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
import { picturedOpenings } from '../../domain/doors/pictured-openings.js'
import { doorsOfContact } from '../../doors/configured-doors.js'
import {
  givenPicture,
  PICTURED_BODY_LIMIT_BYTES,
  type PictureTaken,
  pictureTaken,
} from '../../pictures/judged-picture.js'
import { TakePictures } from '../../pictures/take-pictures.js'

const body = reportsBody({
  state: contactState.describe('`unknown`: the device cannot say, as after a restart'),
  previous: contactState.optional().describe('What it was before, as the device remembers it'),
  snapshot: givenPicture
    .optional()
    .describe('Of an opening: shown with the row of a door that was forced, or is held open'),
})
const answer = z.object({
  reports: z.array(reportsAnswer.shape.reports.element.extend({ snapshot: pictureTaken.optional() })),
})
type Answer = z.infer<typeof answer>

@ApiTags('Device reports')
@Controller('v1/contact-events')
export class ReportContactsController {
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
    summary: 'Report what a door contact shows',
    description: 'For devices. Success means that it is durable; late reports take their place in time.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async report(@Reporting() device: KnownDevice, @Body({ schema: body }) sent: z.output<typeof body>): Promise<Answer> {
    requireSender(device, sent.deviceId)
    const { tenantId, ref } = device
    const isBatch = 'events' in sent
    const now = this.clock()
    const placed = (isBatch ? sent.events : [sent]).map(({ state, previous, snapshot, ...report }, index) => {
      const field = fieldOf(isBatch, index, 'occurredAt')
      const sender = { tenantId, deviceId: ref.id }
      const { reportId, flags, about } = placedReport(report, sender, { kind: 'contact', field, now })
      const data = { reportId, deviceId: ref.id, state, ...(previous !== undefined && { previous }), flags }
      const event = eventOf(contactChanged, data, { ...about, id: reportId })
      return { eventId: report.eventId, reportId, event, snapshot }
    })
    await this.log.append(
      deviceEvents.name,
      placed.map(({ event }) => recordOf(event)),
    )
    const reports: Answer['reports'] = []
    for (const { eventId, reportId, event, snapshot } of placed) {
      const taken = snapshot === undefined ? {} : { snapshot: await this.taken(event, snapshot) }
      reports.push({ eventId, reportId, ...taken })
    }
    return { reports }
  }

  /** The report is durable by now: whatever becomes of the picture, it stands. */
  private async taken({ tenantid, time, data, id }: ContactChanged, snapshot: unknown): Promise<PictureTaken> {
    if (data.state !== 'open') return refused('not_an_opening', 'A picture belongs to the report that a door opens')
    const doors = await doorsOfContact(this.database, tenantid, data.deviceId)
    const attempt = { tenantId: tenantid, deviceId: data.deviceId, userId: undefined, occurredAt: time }
    const [first] = picturedOpenings(tenantid, id, doors).map((row) =>
      this.pictures.take({ ...attempt, ...row }, snapshot),
    )
    return first ?? refused('no_door', 'The device is the contact of no door')
  }
}

const refused = (reason: string, detail: string): PictureTaken => ({ status: 'refused', reason, detail })
