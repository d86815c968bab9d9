import { CLOCK, type Clock, ForDevices, invalidRequest, TakesUpTo } from '@doorledger/service'
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { Asking, ByAskingDevices } from '../../devices/device-guards.js'
import type { Passage } from '../../domain/compiled-policy.js'
import { type AskingDevice, LivePolicy } from '../../policy/live-policy.js'
import { passagesDecidedBy } from '../../domain/offline/entitled.js'
import { PICTURED_BODY_LIMIT_BYTES } from '../../pictures/judged-picture.js'
import { picturedOf } from '../../pictures/pictured.js'
import { TakePictures } from '../../pictures/take-pictures.js'
import { attemptAnswer, type AttemptAnswered, attemptRequest, type AttemptRequest } from './attempt-request.js'
import { DecideAttempts } from './decide-attempts.js'
import { alreadyOnRecord, RecordsRefused } from './record-refused.js'

/** What a clock may be ahead by, and how long a device may keep what it decided alone. */
const AHEAD_MS = 300_000
const BEHIND_MS = 366 * 86_400_000
/** Who asks now tells of now: a question that is older than this was answered by somebody else, or by nobody. */
const ASKED_BEHIND_MS = 86_400_000

@ApiTags('Access attempts')
@Controller('v1/access-attempts')
export class AccessAttemptsController {
  constructor(
    private readonly policy: LivePolicy,
    private readonly attempts: DecideAttempts,
    private readonly pictures: TakePictures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ForDevices()
  @ByAskingDevices()
  @RecordsRefused()
  @TakesUpTo({ limitBytes: PICTURED_BODY_LIMIT_BYTES })
  @ApiOperation({
    summary: 'Ask whether somebody may pass',
    description:
      'For devices. The answer comes once the attempt is durable. The same `attemptId` gets the same answer. With ' +
      '`offline`, hands in what the device decided alone. A `snapshot` neither delays nor changes the answer.',
  })
  @ApiOkResponse({ description: 'The decision', standardSchema: attemptAnswer })
  async ask(
    @Body({ schema: attemptRequest }) request: AttemptRequest,
    @Asking() device: AskingDevice,
  ): Promise<AttemptAnswered> {
    const passage = this.passageOf(device, request)
    const occurredAt = this.timeOf(request)
    const { answer, event, fault } = await this.attempts.decide({
      device,
      request,
      passage,
      occurredAt,
    })
    const snapshot =
      request.snapshot === undefined ? {} : { snapshot: this.pictures.take(picturedOf(event), request.snapshot) }
    if (fault === undefined) return { ...answer, ...snapshot }
    const path = request.factors === undefined ? 'credential' : `factors.${fault.index}`
    throw alreadyOnRecord(invalidRequest([{ field: `${path}.${fault.field}`, message: fault.message }]))
  }

  /** What a controller decided alone may have been at a door whose lock it works, and that others read cards for. */
  private passageOf(
    { tenantId, deviceId }: AskingDevice,
    { accessPoint, door, offline }: AttemptRequest,
  ): Passage | undefined {
    const policy = this.policy.of(tenantId)
    const all = offline === undefined ? policy.passagesOf(deviceId) : passagesDecidedBy(policy, deviceId)
    const passages = door === undefined ? all : all.filter((each) => each.door.doorId === door)
    if (door !== undefined && passages.length === 0) {
      throw invalidRequest([{ field: 'door', message: 'must be one of those of the device' }])
    }
    if (accessPoint === undefined) {
      if (passages.length <= 1) return passages[0]
      throw invalidRequest([
        {
          field: 'accessPoint',
          message: 'must name one, since the device is at several',
        },
      ])
    }
    const passage = passages.find((each) => each.accessPoint.accessPointId === accessPoint)
    if (passage !== undefined) return passage
    throw invalidRequest([{ field: 'accessPoint', message: 'must be one of those of the device' }])
  }

  private timeOf({ occurredAt, offline }: AttemptRequest): Date {
    const now = this.clock()
    if (occurredAt === undefined) return now
    const at = new Date(occurredAt)
    const behind = offline === undefined ? ASKED_BEHIND_MS : BEHIND_MS
    if (at.getTime() > now.getTime() + AHEAD_MS || at.getTime() < now.getTime() - behind) {
      throw invalidRequest([
        {
          field: 'occurredAt',
          message: `must be no more than ${behind / 86_400_000} days ago, nor ahead`,
        },
      ])
    }
    return at
  }
}
