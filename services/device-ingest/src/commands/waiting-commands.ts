import type { DeviceCommand } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
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

interface WaitingRow {
  readonly command_id: string
  readonly command: DeviceCommand
  readonly issued_at: Date
  readonly expires_at: Date
  readonly is_delivered: boolean
}

const AT_ONCE = 20

/**
 * What a device is to do, in the order it was told.
 * @param known ids of the commands it is at already
 */
export const waitingCommands = async (
  database: Pool,
  { tenantId, deviceId }: KnownDevice,
  known: readonly string[],
  at: Date,
): Promise<readonly WaitingCommand[]> => {
  const { rows } = await database.query<WaitingRow>({
    name: 'waiting-commands',
    text: WAITING,
    values: [tenantId, deviceId, known, at],
  })
  return rows.map((row) => ({
    commandId: row.command_id,
    command: row.command,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    isDelivered: row.is_delivered,
  }))
}

const WAITING = `
  select c.command_id, c.command, c.issued_at, c.expires_at, p.delivered_at is not null as is_delivered
  from device_commands c left join device_command_progress p using (tenant_id, command_id)
  where c.tenant_id = $1 and c.device_id = $2 and not c.withdrawn and c.expires_at > $4
    and p.replied_at is null and c.command_id <> all ($3::uuid[])
  order by c.seq limit ${AT_ONCE}`

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
  if (rowCount === 0) throw new DomainError('command_unknown', 'not_found', 'The device was told no such thing')
}
