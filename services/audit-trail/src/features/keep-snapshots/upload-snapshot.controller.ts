import { accessEvents, linkedSnapshot, storedSnapshot, timestamp } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { DomainError } from '@doorledger/kernel'
import {
  type MediaVault,
  type PicturedAttempt,
  SNAPSHOT_LIMIT_BYTES,
  snapshotKept,
  snapshotLinked,
} from '@doorledger/media'
import { requireFetchable } from '@doorledger/outbound'
import { CLOCK, type Clock, DATABASE, EVENT_LOG, ForDevices, TakesBytes } from '@doorledger/service'
import { Body, Controller, Headers, Inject, Param, Put, Query } from '@nestjs/common'
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { authenticateDevice } from '../../snapshots/authenticate-device.js'
import { findPicturedAttempt } from '../../snapshots/find-pictured-attempt.js'
import { snapshotProblem } from '../../snapshots/snapshot-problems.js'
import { MEDIA_VAULT } from '../../snapshots/snapshot-settings.js'
import { type HandedInSnapshot, handedInSnapshot } from './handed-in-snapshot.js'

const answer = z.object({
  accessEventId: z.uuid(),
  snapshot: z.union([storedSnapshot.omit({ sealedFor: true }), linkedSnapshot]),
})
const query = z.strictObject({ takenAt: timestamp.optional().describe('When the picture was taken; by default now') })

@ApiTags('Access log')
@Controller('v1/access-events/:id/snapshot')
export class UploadSnapshotController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(MEDIA_VAULT) private readonly vault: MediaVault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Put()
  @ForDevices()
  @TakesBytes({ limitBytes: SNAPSHOT_LIMIT_BYTES })
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp', 'application/json')
  @ApiOperation({
    summary: 'Hand in the picture of an attempt',
    description:
      'For the device that made the attempt. The body is the picture, or JSON: `{"dataUri"}` or `{"url", "mime", "expiresAt"}`. Success means that it is durable; the latest picture counts.',
  })
  @ApiOkResponse({ standardSchema: answer })
  async upload(
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers() headers: Record<string, string | undefined>,
    @Query({ schema: query }) { takenAt: asked }: z.output<typeof query>,
    @Body() body: Buffer,
  ): Promise<z.output<typeof answer>> {
    const device = await authenticateDevice(this.database, headers['authorization'])
    const { sent, takenAt = asked ?? this.clock().toISOString() } = handedInSnapshot(headers['content-type'], body)
    const attempt = await this.attemptOf(device, id)
    const about = { takenAt, actor: `device:${device.deviceId}` }
    const snapshot = sent.kind === 'link' ? this.link(attempt, sent, about) : this.keep(attempt, sent, about)
    return { accessEventId: id, snapshot: await snapshot }
  }

  private async attemptOf(device: { tenantId: string; deviceId: string }, id: string): Promise<PicturedAttempt> {
    const attempt = await findPicturedAttempt(this.database, device.tenantId, id)
    if (attempt?.deviceId !== device.deviceId) {
      throw new DomainError('access_event_unknown', 'not_found', `This device made no access event ${id}`)
    }
    return attempt
  }

  private async keep(attempt: PicturedAttempt, sent: Extract<HandedInSnapshot, { kind: 'bytes' }>, about: About) {
    try {
      const { takenAt } = about
      const event = await snapshotKept(this.vault, attempt, { ...sent, takenAt }, this.teller(about))
      await this.log.append(accessEvents.name, [recordOf(event)])
      const { sealedFor: _, ...kept } = event.data.snapshot
      return kept
    } catch (error) {
      throw snapshotProblem(error, sent.source === 'data_uri' ? 'dataUri' : 'body')
    }
  }

  private async link(attempt: PicturedAttempt, sent: Extract<HandedInSnapshot, { kind: 'link' }>, about: About) {
    requireAddress(sent.url)
    const event = snapshotLinked(attempt, { ...sent, takenAt: about.takenAt }, this.teller(about))
    await this.log.append(accessEvents.name, [recordOf(event)])
    return event.data.snapshot
  }

  private teller = ({ actor }: About) => ({ service: 'audit-trail', actor, now: this.clock() })
}

interface About {
  readonly takenAt: string
  readonly actor: string
}

/** Also what is never fetched here is opened by somebody's browser. */
const requireAddress = (address: string): void => {
  const url = URL.parse(address)
  try {
    if (url === null) throw new DomainError('scheme_refused', 'invalid', 'It is no complete address', { field: 'url' })
    requireFetchable(url, {})
  } catch (error) {
    throw snapshotProblem(error, 'url')
  }
}
