import type { DeviceCommand } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { CLOCK, type Clock, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import DataLoader from 'dataloader'
import type { Pool } from 'pg'
import type { KnownDevice } from '../credentials/known-credentials.js'

/** A command that a device has not replied to. */
export interface WaitingCommand {
  readonly commandId: string
  readonly command: DeviceCommand
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly isDelivered: boolean
}

/** A device that asks what to do, and ids of the commands it is at already. */
interface Asking extends KnownDevice {
  readonly known: readonly string[]
}

interface WaitingRow {
  readonly place: number
  readonly command_id: string
  readonly command: DeviceCommand
  readonly issued_at: Date
  readonly expires_at: Date
  readonly is_delivered: boolean
}

/** Commands for one device, and devices in one query. */
const AT_ONCE = { commands: 20, devices: 500 }

/** What devices are to do. Thousands of them may wait for it: those that look at the same time look together. */
@Injectable()
export class WaitingCommands {
  private readonly looks: DataLoader<Asking, readonly WaitingCommand[]>

  constructor(@Inject(DATABASE) database: Pool, @Inject(CLOCK) clock: Clock) {
    const look = (asking: readonly Asking[]) => waitingCommands(database, asking, clock())
    this.looks = new DataLoader(look, { cache: false, maxBatchSize: AT_ONCE.devices })
  }

  /**
   * In the order it was told.
   * @param known ids of the commands it is at already
   */
  of({ tenantId, deviceId }: KnownDevice, known: readonly string[]): Promise<readonly WaitingCommand[]> {
    return this.looks.load({ tenantId, deviceId, known })
  }
}

const waitingCommands = async (
  database: Pool,
  asking: readonly Asking[],
  at: Date,
): Promise<readonly (readonly WaitingCommand[])[]> => {
  const { rows } = await database.query<WaitingRow>({
    name: 'waiting-commands',
    text: WAITING,
    values: [JSON.stringify(asking), at],
  })
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return asking.map((_, index) => (byPlace.get(index + 1) ?? []).map(waitingCommandOf))
}

const waitingCommandOf = (row: WaitingRow): WaitingCommand => ({
  commandId: row.command_id,
  command: row.command,
  issuedAt: row.issued_at,
  expiresAt: row.expires_at,
  isDelivered: row.is_delivered,
})

const WAITING = `
  select asking.place, waiting.*
  from rows from (jsonb_to_recordset($1::jsonb) as ("tenantId" text, "deviceId" text, known uuid[]))
         with ordinality as asking (tenant_id, device_id, known, place)
       cross join lateral (
         select c.command_id, c.command, c.issued_at, c.expires_at, c.seq, p.delivered_at is not null as is_delivered
         from device_commands c left join device_command_progress p using (tenant_id, command_id)
         where c.tenant_id = asking.tenant_id and c.device_id = asking.device_id
           and not c.withdrawn and c.expires_at > $2 and p.replied_at is null and c.command_id <> all (asking.known)
         order by c.seq limit ${AT_ONCE.commands}) as waiting
  order by asking.place, waiting.seq`

/** @throws {DomainError} `command_unknown` when the device was told no such thing */
export const refuseUnknownCommand = async (
  database: Pool,
  { tenantId, deviceId }: KnownDevice,
  commandId: string,
): Promise<void> => {
  const { rowCount } = await database.query(
    'select from device_commands where tenant_id = $1 and device_id = $2 and command_id = $3',
    [tenantId, deviceId, commandId],
  )
  if (rowCount === 0) throw new DomainError('command_unknown', 'not_found', 'There is no such command for this device')
}
