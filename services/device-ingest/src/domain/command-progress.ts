import type { CommandReply, DeviceCommandDelivered, DeviceCommandReplied, FactOf } from '@doorledger/contracts'
import { type Decider, DomainError } from '@doorledger/kernel'

export type CommandProgressEvent = FactOf<DeviceCommandDelivered | DeviceCommandReplied>

export type CommandProgressCommand = { readonly commandId: string; readonly deviceId: string } & (
  { readonly type: 'deliver' } | { readonly type: 'reply'; readonly reply: CommandReply }
)

export type CommandProgress =
  { readonly status: 'waiting' | 'delivered' } | { readonly status: 'replied'; readonly reply: CommandReply }

const decide = (command: CommandProgressCommand, progress: CommandProgress): readonly CommandProgressEvent[] => {
  const { commandId, deviceId } = command
  const data = { commandId, deviceId }
  // Who replies has been told, whether or not that was noted.
  const delivered = progress.status === 'waiting' ? [{ type: 'device.command_delivered' as const, data }] : []
  switch (command.type) {
    case 'deliver':
      return delivered
    case 'reply': {
      const { reply } = command
      if (progress.status !== 'replied') {
        return [...delivered, { type: 'device.command_replied', data: { ...data, reply } }]
      }
      if (isSame(progress.reply, reply)) return []
      throw new DomainError('command_replied', 'conflict', 'The device has already replied to this command differently')
    }
  }
}

const isSame = (one: CommandReply, other: CommandReply): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What a device makes of a command: it may be handed it many times, and replies once. */
export const commandProgress: Decider<CommandProgressCommand, CommandProgress, CommandProgressEvent> = {
  initial: { status: 'waiting' },
  decide,
  evolve: (progress, event) => {
    if (event.type === 'device.command_replied') return { status: 'replied', reply: event.data.reply }
    return progress.status === 'replied' ? progress : { status: 'delivered' }
  },
}
