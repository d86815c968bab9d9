import { scopedReads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { type MediaVault, ObjectStoreUnavailable } from '@doorledger/media'
import {
  CLOCK,
  type Clock,
  DATABASE,
  Reads,
  RequiresInPremises,
  Scoped,
  type ScopedCaller,
  unavailable,
} from '@doorledger/service'
import { Controller, Get, Header, Inject, Param } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { readerOf } from '../../access-log/access-event-query.js'
import type { AccessEventRow } from '../../access-log/access-event-view.js'
import { MEDIA_VAULT, SNAPSHOT_SETTINGS, type SnapshotSettings } from '../../snapshots/snapshot-settings.js'
import { findAccessEvent } from '../search-access-events/find-access-event.js'
import { findPicture } from './find-picture.js'
import { type SnapshotAnswer, snapshotAnswer } from './snapshot-answer.js'

@ApiTags('Access log')
@Controller('v1/access-events/:id/snapshot')
@RequiresInPremises('snapshot:view')
export class ShowSnapshotController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(MEDIA_VAULT) private readonly vault: MediaVault,
    @Inject(SNAPSHOT_SETTINGS) private readonly settings: SnapshotSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Reads('snapshot.view')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The picture of an attempt',
    description:
      'What was handed in; else what the recorder has of that time, by the labels `nvr_device_id` and `nvr_camera` of the device. `source` is `none` where there is no picture; `tried` says why.',
  })
  @ApiOkResponse({ standardSchema: snapshotAnswer })
  async show(@Param('id', { schema: z.uuid() }) id: string, @Scoped() caller: ScopedCaller): Promise<SnapshotAnswer> {
    const row = await findAccessEvent(scopedReads(this.database, caller), readerOf(caller), id)
    if (row === undefined) throw new DomainError('access_event_unknown', 'not_found', `There is no access event ${id}`)
    return this.find(caller.tenantId, row)
  }

  private async find(tenantId: string, row: AccessEventRow) {
    const { database, vault, settings } = this
    try {
      return await findPicture({ database, vault, settings, now: this.clock() }, tenantId, row)
    } catch (error) {
      throw error instanceof ObjectStoreUnavailable ? unavailable('the object store') : error
    }
  }
}
