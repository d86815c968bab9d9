import {
  type AccessActionEvent,
  accessActionExecuted,
  accessActionFailed,
  type AccessErrored,
  accessErrored,
  type AccessGranted,
  type DeviceCommandReplied,
  deviceCommandReplied,
  deviceEvents,
  eventOf,
  eventReader,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { EventProcessor } from '@doorledger/projections'
import type { PoolClient } from 'pg'

interface Remembered {
  readonly door_id: string
  readonly action: {
    readonly kind: 'command' | 'macro'
    readonly name: string
  }
  readonly granted: AccessGranted
  readonly silent: boolean
}

/**
 * Tells what became of what grants had devices do. A failure makes an error of the row, with the decision kept; unless it
 * was to be silent: then the grant stays a grant to everybody who sees it (R4.50, R4.63).
 */
export const followReplies: EventProcessor<DeviceCommandReplied> = {
  kind: 'reactor',
  name: 'follow-replies',
  version: 1,
  topic: deviceEvents.name,
  reader: eventReader<DeviceCommandReplied>([deviceCommandReplied]),
  react: async ({ client }, events) => {
    const publish: (AccessActionEvent | AccessErrored)[] = []
    for (const { event } of events) {
      const command = await remembered(client, event)
      if (command !== undefined) publish.push(...outcomesOf(event, command))
    }
    return { publish }
  },
}

const remembered = async (client: PoolClient, event: DeviceCommandReplied): Promise<Remembered | undefined> => {
  const { rows } = await client.query<Remembered>(FIND, [event.tenantid, event.data.commandId])
  return rows[0]
}

const FIND = 'select door_id, action, granted, silent from action_commands where tenant_id = $1 and command_id = $2'

const outcomesOf = (
  event: DeviceCommandReplied,
  command: Remembered,
): readonly (AccessActionEvent | AccessErrored)[] => {
  const { commandId, deviceId, reply } = event.data
  const about = {
    tenantId: event.tenantid,
    service: 'access-decision',
    occurredAt: event.time,
    recordedAt: event.recordedtime,
    causationId: event.id,
    id: derivedId('outcome of an action', commandId),
  }
  const data = {
    accessEventId: command.granted.data.accessEventId,
    doorId: command.door_id,
    deviceId,
    commandId,
    action: command.action,
    durationMs: Math.max(0, Date.parse(event.time) - Date.parse(command.granted.recordedtime)),
  }
  if (reply.outcome === 'done') return [eventOf(accessActionExecuted, data, about)]
  const failed = eventOf(accessActionFailed, { ...data, error: reply.reason }, about)
  return command.silent || command.granted.data.reason === 'duress' ? [failed] : [failed, errored(event, command)]
}

const errored = (event: DeviceCommandReplied, { granted, action }: Remembered): AccessErrored => {
  const reason = action.kind === 'macro' ? 'macro_execution_failure' : 'device_communication_failure'
  const data = {
    ...granted.data,
    revision: granted.data.revision + 1,
    result: 'error' as const,
    reason,
  } as const
  return eventOf(accessErrored, data, {
    tenantId: granted.tenantid,
    service: 'access-decision',
    occurredAt: granted.time,
    recordedAt: event.recordedtime,
    causationId: event.id,
    id: derivedId('error of an action', granted.id),
  })
}
