import {
  type DeviceCommand,
  deviceCommands,
  type DeviceCommandIssued,
  type DeviceCommandWithdrawn,
} from '@doorledger/contracts'
import type { FoldProjection } from '@doorledger/kernel'

export type CommandTopicEvent = DeviceCommandIssued | DeviceCommandWithdrawn

/** A type, since rows are records by column name. */
export type DeviceCommandRow = {
  readonly tenant_id: string
  readonly command_id: string
  readonly device_id: string
  readonly command: DeviceCommand
  readonly issued_at: string
  readonly expires_at: string
  readonly withdrawn: boolean
  readonly seq: number
}

/** What devices are told to do. A command that is issued again after it was withdrawn stays withdrawn. */
export const commandsToDevices: FoldProjection<CommandTopicEvent, DeviceCommandRow> = {
  kind: 'fold',
  name: 'device-commands',
  version: 1,
  topic: deviceCommands.name,
  table: {
    name: 'device_commands',
    columns: ['tenant_id', 'command_id', 'device_id', 'command', 'issued_at', 'expires_at', 'withdrawn', 'seq'],
    key: ['tenant_id', 'command_id'],
  },
  key: ({ tenantid, data }) => ({ tenant_id: tenantid, command_id: data.commandId }),
  evolve: (row, event, { seq }) => {
    if (event.type === 'device.command_withdrawn') return row && (row.withdrawn ? row : { ...row, withdrawn: true })
    if (row !== undefined) return row
    const { commandId, deviceId, command, expiresAt } = event.data
    return {
      tenant_id: event.tenantid,
      command_id: commandId,
      device_id: deviceId,
      command,
      issued_at: event.recordedtime,
      expires_at: expiresAt,
      withdrawn: false,
      seq,
    }
  },
}
