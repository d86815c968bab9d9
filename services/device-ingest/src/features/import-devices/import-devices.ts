import { actorOf, type ImportJob, type ImportKind, type RowsAtHand, seenBefore } from '@doorledger/csv'
import { faultsOf, type RowFault } from '@doorledger/csv/rows'
import type { CommandBatch } from '@doorledger/event-store'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { ClientBase } from 'pg'
import { devices } from '../../devices.js'
import { withDefaults } from '../../domain/default-attributes.js'
import { deviceColumns, deviceFaultsThere, type DeviceRow, deviceRowOf } from '../../domain/device-row.js'
import { DEVICE_INGEST_OPTIONS, type DeviceIngestOptions } from '../../options.js'

/** Locks, readers and other devices as rows of a file. */
@Injectable()
export class ImportDevices implements ImportKind {
  readonly kind = 'device'
  readonly permission = 'device:write'
  readonly columns = deviceColumns

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DEVICE_INGEST_OPTIONS) private readonly options: DeviceIngestOptions,
  ) {}

  async takeRows(at: RowsAtHand): Promise<readonly RowFault[]> {
    const { batch, job } = at
    const read = at.rows.map(deviceRowOf)
    const rows = read.filter((row) => 'deviceId' in row)
    const registered = await registeredAmong(batch.client, job.tenantId, rows)
    const seenAt = await seenBefore(at, rows.map(markOf))
    const checked = rows.map((row) => {
      const known = { isRegistered: registered.has(row.deviceId), idSeenAt: seenAt(markOf(row)) }
      return { row, faults: deviceFaultsThere(row, known) }
    })
    if (!job.dryRun) {
      const accepted = checked.filter(({ faults }) => faults.length === 0).map(({ row }) => row)
      await this.register(batch, job, accepted)
    }
    return faultsOf(
      read.flatMap((row) => ('deviceId' in row ? [] : row)),
      checked.flatMap(({ faults }) => faults),
    )
  }

  /** Should somebody register one of them at the same moment, all of this is done again. */
  private async register(batch: CommandBatch, job: ImportJob, rows: readonly DeviceRow[]): Promise<void> {
    await batch.handle(
      { aggregate: devices, by: actorOf(job), at: this.clock() },
      rows.map(({ deviceId, kind, attributes: given }) => {
        const attributes = withDefaults(given, this.options.siteZone)
        return { id: deviceId, command: { type: 'register', deviceId, kind, attributes } }
      }),
    )
  }
}

const markOf = ({ line, deviceId }: DeviceRow) => ({ line, field: 'id', value: deviceId })

const registeredAmong = async (
  client: ClientBase,
  tenantId: string,
  rows: readonly DeviceRow[],
): Promise<ReadonlySet<string>> => {
  const { rows: found } = await client.query<{ device_id: string }>(
    'select device_id from devices where tenant_id = $1 and device_id = any ($2::text[])',
    [tenantId, rows.map(({ deviceId }) => deviceId)],
  )
  return new Set(found.map(({ device_id }) => device_id))
}
