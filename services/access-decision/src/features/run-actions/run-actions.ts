import {
  type AccessDuressSignalled,
  accessDuressSignalled,
  accessEvents,
  type AccessGranted,
  accessGranted,
  type DeviceCommandIssued,
  deviceCommandIssued,
  type DoorState,
  eventOf,
  eventReader,
  type MacroState,
} from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { EventProcessor } from '@doorledger/projections'
import type { PoolClient } from 'pg'
import { type DeviceOperation, operationsOf } from '../../domain/operations.js'

type Published = DeviceCommandIssued | AccessDuressSignalled

/** A door that unlocks a minute late lets in somebody else. */
const EXPIRES_AFTER_MS = 30_000

/**
 * Lets doors and devices do what grants say: the lock of the door where it is not the device that asked, the steps of a
 * macro, and on duress what calls for help. Behind the log, so that the answer to a duress PIN takes no longer than any.
 */
export const runActions: EventProcessor<AccessGranted> = {
  kind: 'reactor',
  name: 'run-actions',
  version: 1,
  topic: accessEvents.name,
  reader: eventReader<AccessGranted>([accessGranted]),
  react: async ({ client }, events) => {
    const publish: Published[] = []
    for (const { event } of events) if (isDecidedHere(event)) publish.push(...(await followUp(client, event)))
    return { publish }
  },
}

/** What a lock decided by itself, or an offline device did, is done already. */
const isDecidedHere = ({ data }: AccessGranted): boolean =>
  data.provenance.some(({ kind }) => kind === 'decision') && !data.flags.includes('decidedOffline')

const followUp = async (client: PoolClient, event: AccessGranted): Promise<readonly Published[]> => {
  const { tenantid, data } = event
  const { doors, macros, duressMacros } = await configured(client, tenantid)
  const door = doors.get(data.door?.id ?? '')
  if (door === undefined) return []
  const duressMacroId = data.reason === 'duress' ? duressMacros.get(data.rule?.id ?? '') : undefined
  const operations = operationsOf({ data, door, doors, macros, duressMacroId })
  const commands: Published[] = []
  for (const [index, operation] of operations.entries())
    commands.push(await command(client, event, { operation, index }))
  return data.reason === 'duress' ? [...commands, signalled(event, duressMacroId)] : commands
}

interface Placed {
  readonly operation: DeviceOperation
  readonly index: number
}

const command = async (
  client: PoolClient,
  event: AccessGranted,
  { operation: { deviceId, doorId, action, operation, isSilent }, index }: Placed,
): Promise<DeviceCommandIssued> => {
  const commandId = derivedId('action of a grant', event.id, index)
  const { accessEventId } = event.data
  const issuedAt = Date.parse(event.recordedtime)
  const row = [event.tenantid, commandId, doorId, JSON.stringify(action), JSON.stringify(event), isSilent]
  await client.query(REMEMBER, row)
  const data = {
    commandId,
    deviceId,
    command: {
      name: 'ExecuteAction' as const,
      doorId,
      accessEventId,
      action,
      operation,
    },
    expiresAt: new Date(issuedAt + EXPIRES_AFTER_MS).toISOString(),
  }
  return eventOf(deviceCommandIssued, data, {
    ...about(event),
    id: derivedId('issued', commandId),
  })
}

const REMEMBER = `
  insert into action_commands (tenant_id, command_id, door_id, action, granted, silent) values ($1, $2, $3, $4, $5, $6)
  on conflict do nothing`

const signalled = (event: AccessGranted, macroId: string | undefined): AccessDuressSignalled => {
  const { accessEventId, door, user } = event.data
  const data = {
    accessEventId,
    doorId: door!.id,
    userId: user!.id,
    ...(macroId !== undefined && { macroId }),
  }
  return eventOf(accessDuressSignalled, data, {
    ...about(event),
    id: derivedId('duress signalled', event.id),
  })
}

const about = (event: AccessGranted) => ({
  tenantId: event.tenantid,
  service: 'access-decision',
  occurredAt: event.time,
  recordedAt: event.recordedtime,
  causationId: event.id,
})

const configured = async (client: PoolClient, tenantId: string) => {
  const { rows } = await client.query<{
    kind: string
    id: string
    state: unknown
  }>(CONFIGURED, [tenantId])
  const of = <State>(kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, state }) => [id, state as State]))
  return {
    doors: of<DoorState>('door'),
    macros: of<MacroState>('macro'),
    duressMacros: of<string>('duress'),
  }
}

const CONFIGURED = `
  select kind, id, state from access_config where tenant_id = $1 and kind in ('door', 'macro')
  union all
  select 'duress', id, state -> 'duressMacroId' from access_config
  where tenant_id = $1 and kind = 'access_rule' and state ? 'duressMacroId'`
