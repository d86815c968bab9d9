import { timestamp } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type PicturedAttempt, SNAPSHOT_LIMIT_BYTES } from '@doorledger/media'
import { DATABASE, ForDevices, TakesBytes } from '@doorledger/service'
import { Body, Controller, Headers, Inject, Param, Put, Query } from '@nestjs/common'
import { ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { authenticateDevice } from '../../snapshots/authenticate-device.js'
import { findPicturedAttempt } from '../../snapshots/find-pictured-attempt.js'
import { handedInSnapshot } from './handed-in-snapshot.js'
import { keptAnswer, type KeptAnswer, KeepSnapshots } from './keep-snapshots.js'

const query = z.strictObject({ takenAt: timestamp.optional().describe('When the picture was taken; by default now') })

@ApiTags('Access log')
@Controller('v1/access-events/:id/snapshot')
export class UploadSnapshotController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly snapshots: KeepSnapshots,
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
  @ApiOkResponse({ standardSchema: keptAnswer })
  async upload(
    @Param('id', { schema: z.uuid() }) id: string,
    @Headers() headers: Record<string, string | undefined>,
    @Query({ schema: query }) { takenAt: asked }: z.output<typeof query>,
    @Body() body: Buffer,
  ): Promise<KeptAnswer> {
    const device = await authenticateDevice(this.database, headers['authorization'])
    const { sent, takenAt = asked } = handedInSnapshot(headers['content-type'], body)
    const attempt = await this.attemptOf(device, id)
    return this.snapshots.keep(attempt, sent, { takenAt, actor: `device:${device.deviceId}` })
  }

  private async attemptOf(device: { tenantId: string; deviceId: string }, id: string): Promise<PicturedAttempt> {
    const attempt = await findPicturedAttempt(this.database, device.tenantId, id)
    if (attempt?.deviceId !== device.deviceId) {
      throw new DomainError('access_event_unknown', 'not_found', `This device made no access event ${id}`)
    }
    return attempt
  }
}
