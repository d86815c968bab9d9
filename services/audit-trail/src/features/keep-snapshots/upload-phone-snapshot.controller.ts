import { scopedReads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { type PicturedAttempt, SNAPSHOT_LIMIT_BYTES } from '@doorledger/media'
import { Conveys, DATABASE, RequiresInPremises, Scoped, type ScopedCaller, TakesBytes } from '@doorledger/service'
import { Body, Controller, Headers, Inject, Param, Put } from '@nestjs/common'
import { ApiConsumes, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { readerOf } from '../../access-log/access-event-query.js'
import type { AccessEventRow } from '../../access-log/access-event-view.js'
import { findAccessEvent } from '../../access-log/find-access-event.js'
import { accessEventIdOf } from '../../domain/access-event-of.js'
import { findPicturedAttempt } from '../../snapshots/find-pictured-attempt.js'
import { handedInSnapshot } from './handed-in-snapshot.js'
import { keptAnswer, type KeptAnswer, KeepSnapshots } from './keep-snapshots.js'

/** Phones have no credential of a device, and know their report, not its row. */
@ApiTags('Phone visits')
@Controller('v1/access-events/reported/:reportId/snapshot')
export class UploadPhoneSnapshotController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly snapshots: KeepSnapshots,
  ) {}

  @Put()
  @RequiresInPremises('lock:visit')
  @Conveys('phone-key.report')
  @TakesBytes({ limitBytes: SNAPSHOT_LIMIT_BYTES })
  @ApiConsumes('image/jpeg', 'image/png', 'image/webp', 'application/json')
  @ApiOperation({
    summary: 'Hand in the picture of what a phone reported',
    description:
      'For the phone that sent `POST /v1/phone-key-events`, by the `reportId` of its answer. The body is as with `PUT /v1/access-events/{id}/snapshot`; in JSON it may say `takenAt`, by default now.',
  })
  @ApiOkResponse({ standardSchema: keptAnswer })
  @ApiNotFoundResponse({ description: 'There is no such report' })
  async upload(
    @Param('reportId', { schema: z.uuid() }) reportId: string,
    @Headers('content-type') contentType: string | undefined,
    @Body() body: Buffer,
    @Scoped() caller: ScopedCaller,
  ): Promise<KeptAnswer> {
    const { sent, takenAt } = handedInSnapshot(contentType, body)
    const attempt = await this.attemptOf(caller, reportId)
    return this.snapshots.keep(attempt, sent, { takenAt, actor: caller.actor })
  }

  private async attemptOf(caller: ScopedCaller, reportId: string): Promise<PicturedAttempt> {
    const id = accessEventIdOf(caller.tenantId, reportId)
    const attempt = await findPicturedAttempt(this.database, caller.tenantId, id)
    const row = attempt && (await findAccessEvent(scopedReads(this.database, caller), readerOf(caller), id))
    if (row === undefined || attempt === undefined || !isToldBy(row, reportId)) {
      throw new DomainError('report_unknown', 'not_found', `There is no report ${reportId}`)
    }
    // Nobody puts another picture into the record of somebody else.
    if (caller.actor.startsWith('user:') && caller.actor !== `user:${attempt.userId}`) {
      throw new DomainError('not_your_phone', 'forbidden', 'The phone belongs to another person')
    }
    return attempt
  }
}

/** What a lock recorded has an id of the same kind; its picture comes from the lock. */
const isToldBy = ({ provenance }: AccessEventRow, reportId: string): boolean =>
  provenance.some(({ kind, recordId }) => kind === 'phone_report' && recordId === reportId)
