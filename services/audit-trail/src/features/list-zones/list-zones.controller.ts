import { DATABASE, RequiresInPremises, Scoped, type ScopedCaller } from '@doorledger/service'
import { scopedReads } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { FetchRefused } from '@doorledger/outbound'
import { Controller, Get, Inject, Param } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { findLabels, findRecorder } from '../../recorders/find-recorder.js'
import { SNAPSHOT_SETTINGS, type SnapshotSettings } from '../../snapshots/snapshot-settings.js'

const zones = z.object({
  items: z.array(
    z.object({
      address: z.string().describe('What `nvr_camera` of an access device names'),
      name: z.string(),
    }),
  ),
  outcome: z
    .string()
    .describe('`asked`; else why nobody was: `recorder_unknown`, `command_unknown`, `not_signed_in`, `too_slow`, …'),
})
type Zones = z.infer<typeof zones>

@ApiTags('Access log')
@Controller('v1/devices/:id/zones')
@RequiresInPremises('device:read')
export class ListZonesController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(SNAPSHOT_SETTINGS) private readonly settings: SnapshotSettings,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The cameras of a video recorder',
    description: 'Asked of the recorder, each a zone; its address is the `nvr_camera` of the devices that it sees.',
  })
  @ApiOkResponse({ standardSchema: zones })
  async list(@Param('id') id: string, @Scoped() caller: ScopedCaller): Promise<Zones> {
    const { settings } = this
    const database = scopedReads(this.database, caller)
    if ((await findLabels(database, caller.tenantId, id)) === undefined) {
      throw new DomainError('device_unknown', 'not_found', `There is no device ${id}`)
    }
    const recorder = await findRecorder({ database, settings }, caller.tenantId, id)
    if (typeof recorder === 'string') return { items: [], outcome: recorder }
    if (recorder.cameras === undefined) return { items: [], outcome: 'command_unknown' }
    try {
      return { items: [...(await recorder.cameras())], outcome: 'asked' }
    } catch (error) {
      if (!(error instanceof FetchRefused)) throw error
      return { items: [], outcome: error.fault }
    }
  }
}
