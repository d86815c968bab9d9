import {
  type DeviceCommandDelivered,
  deviceCommandDelivered,
  type DeviceCommandReplied,
  deviceCommandReplied,
  deviceEvents,
  eventReader,
} from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { everywhereIn } from '@doorledger/database'
import { CommandHandler } from '@doorledger/event-store'
import { type EventProcessor } from '@doorledger/projections'
import type { ServicePlatform } from '@doorledger/service'
import type { TrailRequestCommand } from '../../domain/audit-trail-request.js'
import { findRequest } from '../../trail-requests/find-request.js'
import { requestsOfLocks } from '../../trail-requests/trail-requests.js'

type CommandEvent = DeviceCommandDelivered | DeviceCommandReplied

/**
 * Takes to the requests what relay locks make of them. Each step is a decision of its own that changes nothing when it
 * is made again, so it may be: after a crash, or when the topic is read anew.
 */
export const followCommands = (platform: ServicePlatform): EventProcessor<CommandEvent> => {
  const commands = commandsOf(platform)
  return {
    kind: 'reactor',
    name: 'follow-commands',
    version: 1,
    topic: deviceEvents.name,
    reader: eventReader<CommandEvent>([deviceCommandDelivered, deviceCommandReplied]),
    react: async (_, events) => {
      for (const { event } of events) await take(platform, commands, event)
      return { publish: [] }
    },
  }
}

/** The relay of the service finds what was decided when it looks the next time. */
const commandsOf = ({ database, name, clock }: ServicePlatform): CommandHandler =>
  new CommandHandler({ database, service: name, relay: { wake: () => undefined }, ...(clock && { clock }) })

const take = async (platform: ServicePlatform, commands: CommandHandler, event: CommandEvent): Promise<void> => {
  const { deviceId: id, commandId: requestId } = event.data
  const at = new Date(event.time)
  const by = { tenantId: event.tenantid, actor: event.actor ?? `device:${id}` }
  const decide = async (command: TrailRequestCommand) => {
    await commands.handle({ aggregate: requestsOfLocks, id, by, at }, command)
  }
  const command = commandOf(event, at)
  await decide(command)
    .catch(async (error: unknown) => {
      if (!isCode(error, 'request_replaced') || command.type !== 'complete') throw error
      const { state } = await findRequest(platform.database, everywhereIn(by.tenantId), requestId)
      await decide({ type: 'noteLateAnswer', request: state, at })
    })
    .catch((error: unknown) => {
      if (!isOver(error)) throw error
    })
}

const commandOf = (event: CommandEvent, at: Date): TrailRequestCommand => {
  const { commandId: requestId } = event.data
  if (event.type === 'device.command_delivered') return { type: 'startTransfer', requestId, at }
  const { reply } = event.data
  return reply.outcome === 'done'
    ? { type: 'complete', requestId, at }
    : { type: 'fail', requestId, reason: reply.reason }
}

/** The request is closed, or another one has taken its place: what the lock hands in is kept without it. */
const isOver = (error: unknown): boolean =>
  ['request_closed', 'request_replaced', 'request_unknown'].some((code) => isCode(error, code))

const isCode = (error: unknown, code: string): boolean => error instanceof DomainError && error.code === code
