import { deviceCommandDelivered, deviceCommandReplied } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { commandProgress, type CommandProgressEvent } from '../domain/command-progress.js'

const writeProgress: WriteInSameTransaction<CommandProgressEvent> = async (client, events) => {
  for (const event of events) {
    const { commandId, deviceId } = event.data
    if (event.type === 'device.command_delivered') {
      await client.query(DELIVERED, [event.tenantid, commandId, deviceId, event.time])
    } else {
      await client.query(REPLIED, [event.tenantid, commandId, deviceId, event.time, event.data.reply])
    }
  }
}

const DELIVERED = `
  insert into device_command_progress (tenant_id, command_id, device_id, delivered_at) values ($1, $2, $3, $4)
  on conflict (tenant_id, command_id) do nothing`

const REPLIED = `
  insert into device_command_progress (tenant_id, command_id, device_id, replied_at, reply) values ($1, $2, $3, $4, $5)
  on conflict (tenant_id, command_id) do update set replied_at = excluded.replied_at, reply = excluded.reply`

/** What devices make of commands, by the id of the command. */
export const progressOfCommands = aggregate({
  name: 'device_command',
  decider: commandProgress,
  events: [deviceCommandDelivered, deviceCommandReplied],
  inSameTransaction: writeProgress,
})
