import { timeRangeOf } from '@doorledger/kernel'
import { deviceId, type DeviceKind } from '@doorledger/contracts'
import { liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import {
  Scoped,
  type ScopedCaller,
  type CursorKind,
  DATABASE,
  keysetPage,
  type Page,
  pageOf,
  pageQuery,
  RequiresInPremises,
  SiteClock,
} from '@doorledger/service'
import { Controller, Get, Inject, Param, Query } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { flagParameter, readerOf, repeatable, timeParameters } from '../../access-log/access-event-query.js'
import { findNamesThen } from '../../access-log/find-names-then.js'
import { DeviceDescriptions, type DeviceRef } from '../../domain/device-description.js'
import { collectionGap, type CollectionGap, readCollectionGaps } from '../../lock-settings/read-collection-gaps.js'
import { lockUnknown } from '../../known-locks.js'
import { loadDescriptions } from '../../devices/device-description-store.js'
import { countClockSuspects, readLockTrail, trailPosition } from './read-lock-trail.js'
import {
  attemptIn,
  trailEntryKind,
  type TrailEntryRow,
  trailEntryView,
  type TrailEntryView,
  trailEntryViewOf,
} from './trail-entry-view.js'

const trailQuery = z.strictObject({
  ...timeParameters,
  kind: repeatable(trailEntryKind, 'Kind of entry: `unlock` and `failed_unlock` are attempts at the door'),
  flag: flagParameter,
  order: z.enum(['device', 'time']).default('device').describe('The device’s own order, or by `occurredAt`'),
  direction: z.enum(['asc', 'desc']).default('asc').describe('`asc` is oldest first'),
  ...pageQuery.shape,
})
type TrailQuery = z.output<typeof trailQuery>

const deviceOrder: CursorKind<readonly (string | number)[]> = {
  name: 'lock-trail-by-device',
  version: 1,
  position: z.tuple([z.int(), z.int(), z.int(), z.uuid()]),
}
const timeOrder: CursorKind<readonly (string | number)[]> = {
  name: 'lock-trail-by-time',
  version: 1,
  position: z.tuple([z.iso.datetime({ precision: 3 }), z.int()]),
}

const trailPage = pageOf(trailEntryView).extend({
  clockSuspectOutsideRange: z
    .int()
    .describe('Entries by a clock that was wrong whose time lies outside the range. At most 1,000'),
  notCollected: z
    .array(collectionGap)
    .describe('When the lock kept no records, within the range asked for: what happened then is lost for ever'),
})
interface TrailPage extends Page<TrailEntryView> {
  readonly clockSuspectOutsideRange: number
  readonly notCollected: readonly CollectionGap[]
}

@ApiTags('Lock trails')
@Controller('v1/locks/:id/audit-trail')
@RequiresInPremises('access-log:read')
export class ReadLockTrailController {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly site: SiteClock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The audit trail of a lock',
    description:
      'What the lock recorded, known and unknown codes alike, with what is known to be missing in its place.',
  })
  @ApiOkResponse({ standardSchema: trailPage })
  async read(
    @Param('id', { schema: deviceId }) id: string,
    @Query({ schema: trailQuery }) query: TrailQuery,
    @Scoped() caller: ScopedCaller,
  ): Promise<TrailPage> {
    const { limit, cursor, ...asked } = query
    const reader = readerOf(caller)
    const kind = asked.order === 'device' ? deviceOrder : timeOrder
    const binding = { id, ...asked, tenantId: reader.tenantId, premises: reader.premises }
    const page = keysetPage(kind, { limit, cursor }, binding)
    const time = timeRangeOf(asked, this.site.now()) ?? {}
    const device = await this.findDevice(caller, id)
    const reads = scopedReads(this.database, caller)
    const rows = await readLockTrail(reads, {
      tenantId: reader.tenantId,
      deviceId: id,
      time,
      flags: asked.flag,
      kinds: asked.kind,
      order: asked.order,
      direction: asked.direction,
      limit: page.readLimit,
      after: page.after,
    })
    const known = new DeviceDescriptions(
      await loadDescriptions(this.database, [{ tenantId: reader.tenantId, deviceId: id }]),
    )
    const deviceAt = (row: TrailEntryRow) => known.refAt(reader.tenantId, row.occurred_at.toISOString(), device)
    const attempts = rows.map((row) => attemptIn(row, deviceAt(row)))
    const names = await findNamesThen(this.database, reader.tenantId, attempts)
    const shown = page.of(
      rows,
      (row) => trailEntryViewOf({ stored: row, device: deviceAt(row), names }, reader),
      (last) => trailPosition(last, asked.order),
    )
    const lock = { tenantId: reader.tenantId, lockId: id }
    const clockSuspectOutsideRange = await countClockSuspects(reads, { ...reader, deviceId: id, time })
    return { ...shown, clockSuspectOutsideRange, notCollected: await readCollectionGaps(reads, lock, time) }
  }

  /** The device as it is now. */
  private async findDevice(caller: ScopedCaller, id: string): Promise<DeviceRef> {
    const parameters = [caller.tenantId, id, caller.premises]
    const { rows } = await scopedReads(this.database, caller).query<DeviceRow>(DEVICE, parameters)
    const [row] = rows
    if (row === undefined) throw lockUnknown(id)
    const { name, kind, facility_path: facilityPath } = row
    return { id, name, kind, ...(facilityPath !== null && { facilityPath }) }
  }
}

/** Whatever keeps a trail has one, whether it says that it is a lock or not. */
const DEVICE = `
  select name, kind, facility_path from devices
  where tenant_id = $1 and device_id = $2 and ${liesWithin(stepsOf('facility_path'), '$1', '$3')}`

interface DeviceRow {
  readonly name: string
  readonly kind: DeviceKind
  readonly facility_path: string | null
}
