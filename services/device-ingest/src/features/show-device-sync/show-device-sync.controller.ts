import { deviceId } from '@doorledger/contracts'
import { liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import { type ScopedCaller, Scoped, DATABASE, RequiresInPremises } from '@doorledger/service'
import { Controller, Get, Inject, Param } from '@nestjs/common'
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import type { Pool } from 'pg'
import { z } from 'zod'
import { databaseSync } from '../../domain/block-answer.js'
import { deviceNotFound } from '../../devices/find-device.js'

const NO_TOUR_OFF = 65_535

const answer = z.object({
  deviceId,
  status: z.enum(['in_sync', 'out_of_sync', 'unknown']).describe('`unknown`: nothing reported, or nothing expected'),
  dbVersion: z.object({
    reported: z.string().nullable(),
    expected: z.string().nullable(),
    inSync: z.boolean().nullable(),
  }),
  lastSyncedAt: z.iso.datetime().nullable().describe('When it last reported the version expected of it'),
  lastContactAt: z.iso.datetime().nullable(),
  blockCount: z.int().describe('Different blocks so far'),
  lastAuditId: z.int().nullable(),
  lockId: z.int().nullable(),
  noTourEnabled: z.boolean().nullable().describe('False for lock id 65535'),
})
type Answer = z.infer<typeof answer>

@ApiTags('Devices')
@Controller('v1/devices/:id/sync')
export class ShowDeviceSyncController {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  @Get()
  @RequiresInPremises('device:read')
  @ApiOperation({ summary: 'Show how a device stands', description: 'Against what the host expects of it.' })
  @ApiOkResponse({ description: 'How it stands', standardSchema: answer })
  @ApiNotFoundResponse({ description: 'There is no such device' })
  async show(@Scoped() caller: ScopedCaller, @Param('id', { schema: deviceId }) id: string): Promise<Answer> {
    const { rows } = await scopedReads(this.database, caller).query<SyncRow>(SYNC, [
      caller.tenantId,
      id,
      caller.premises,
    ])
    const [row] = rows
    if (row === undefined) throw deviceNotFound()
    return answerOf(row)
  }
}

const SYNC = `
  select d.device_id, d.attributes ->> 'expectedDbVersion' as expected, s.nxt_db_ver_ts, s.last_synced_at,
    s.last_contact_at, coalesce(s.block_seq, 0) as block_seq, s.last_audit_id, s.lock_id
  from devices d left join device_sync s using (tenant_id, device_id)
  where d.tenant_id = $1 and d.device_id = $2 and ${liesWithin(stepsOf('d.facility_path'), '$1', '$3')}`

interface SyncRow {
  readonly device_id: string
  readonly expected: string | null
  readonly nxt_db_ver_ts: string | null
  readonly last_synced_at: Date | null
  readonly last_contact_at: Date | null
  readonly block_seq: number
  readonly last_audit_id: number | null
  readonly lock_id: number | null
}

const answerOf = (row: SyncRow): Answer => {
  const dbVersion = databaseSync(row.nxt_db_ver_ts ?? undefined, row.expected ?? undefined)
  return {
    deviceId: row.device_id,
    status: dbVersion.inSync === null ? 'unknown' : dbVersion.inSync ? 'in_sync' : 'out_of_sync',
    dbVersion,
    lastSyncedAt: row.last_synced_at?.toISOString() ?? null,
    lastContactAt: row.last_contact_at?.toISOString() ?? null,
    blockCount: row.block_seq,
    lastAuditId: row.last_audit_id,
    lockId: row.lock_id,
    noTourEnabled: row.lock_id === null ? null : row.lock_id !== NO_TOUR_OFF,
  }
}
