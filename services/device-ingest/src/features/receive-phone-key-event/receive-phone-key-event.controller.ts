import { credentialRef, deviceEvents, deviceId, reason } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import {
  type ScopedCaller,
  CLOCK,
  type Clock,
  Scoped,
  Conveys,
  DATABASE,
  EVENT_LOG,
  RequiresInPremises,
} from '@doorledger/service'
import { Body, Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common'
import {
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { phoneReportEvent } from '../../domain/phone-report.js'
import { attributesOfLock } from './attributes-of-lock.js'
import { claimReport } from './claim-report.js'
import { requireKnownPerson } from './require-known-person.js'

const HEADER = 'Idempotency-Key'
const eventId = z.string().min(1).max(128)

const request = z.strictObject({
  eventId: eventId.optional().describe('Made up by the phone for this moment; or sent as `Idempotency-Key`'),
  lockId: deviceId,
  userId: z
    .uuid('must be the id of a person')
    .optional()
    .describe('Whose phone it is; yourself when you are signed in'),
  phoneKeyId: z.string().min(1).max(128).optional(),
  credentialRef: z
    .string()
    .transform((text) => text.toUpperCase())
    .pipe(credentialRef)
    .optional()
    .describe(
      'As the lock files this key: the data of its records, hexadecimal. Without, the two are not brought together',
    ),
  result: z.enum(['granted', 'denied']).default('granted'),
  reason: reason.optional().describe('`success` for what was granted and `device_denied` for the rest, when left out'),
  occurredAt: z.iso.datetime({ offset: true }).describe('RFC 3339, by the clock of the phone; kept to the millisecond'),
})
type Request = z.output<typeof request>

const answer = z.object({ reportId: z.uuid().describe('The same for the same event id, however often it is sent') })

@ApiTags('Phone visits')
@Controller('v1/phone-key-events')
export class ReceivePhoneKeyEventController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @RequiresInPremises('lock:visit')
  @Conveys('phone-key.report')
  @ApiOperation({
    summary: 'Report what happened at a lock, at once',
    description: 'For phones with a connection, one report each time. Success means that it is durable.',
  })
  @ApiHeader({ name: HEADER, required: false, description: 'Stands for `eventId`; known for 30 days' })
  @ApiOkResponse({ standardSchema: answer })
  @ApiNotFoundResponse({ description: 'There is no such lock' })
  @ApiUnprocessableEntityResponse({ description: 'The key was sent before with another report' })
  async receive(
    @Body({ schema: request }) sent: Request,
    @Headers(HEADER.toLowerCase()) key: string | undefined,
    @Scoped() caller: ScopedCaller,
  ): Promise<z.infer<typeof answer>> {
    const { tenantId, actor } = caller
    const attributes = await attributesOfLock(this.database, caller, sent.lockId)
    const report = {
      ...sent,
      tenantId,
      actor,
      userId: userOf(actor, sent.userId),
      eventId: eventIdOf(sent.eventId, key),
      reason: sent.reason ?? (sent.result === 'granted' ? ('success' as const) : ('device_denied' as const)),
      occurredAt: new Date(sent.occurredAt),
      receivedAt: this.clock(),
    }
    await requireKnownPerson(this.database, tenantId, report.userId)
    await claimReport(this.database, report, key === undefined ? 'eventId' : HEADER)
    const event = phoneReportEvent(report, attributes)
    await this.log.append(deviceEvents.name, [recordOf(event)])
    return { reportId: event.data.reportId }
  }
}

const userOf = (actor: string, named: string | undefined): string => {
  const self = actor.startsWith('user:') ? actor.slice('user:'.length) : undefined
  const userId = named ?? self
  if (userId === undefined) {
    throw new DomainError('user_missing', 'invalid', 'userId: must say whose phone it is', { field: 'userId' })
  }
  if (self !== undefined && self !== userId) {
    throw new DomainError('not_your_phone', 'forbidden', 'The phone belongs to another person', { field: 'userId' })
  }
  return userId
}

/** Said twice, it must be the same. */
const eventIdOf = (sent: string | undefined, key: string | undefined): string => {
  const id = eventId.safeParse(sent ?? key)
  if (!id.success || (key !== undefined && key !== id.data)) {
    const message = 'eventId: must be given, here or as Idempotency-Key, and the same in both'
    throw new DomainError('event_id_missing', 'invalid', message, { field: 'eventId' })
  }
  return id.data
}
