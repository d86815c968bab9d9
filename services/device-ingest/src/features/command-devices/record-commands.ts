import { deviceCommandIssued, deviceCommandWithdrawn, eventReader } from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { type CommandTopicEvent, commandsToDevices } from '../../domain/device-commands.js'

/** Keeps `device_commands` as the topic of commands has them. */
export const recordCommands: ProjectionSource = {
  projection: commandsToDevices,
  reader: eventReader<CommandTopicEvent>([deviceCommandIssued, deviceCommandWithdrawn]),
}
