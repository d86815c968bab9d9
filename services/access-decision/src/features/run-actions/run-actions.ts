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
    const granted = Map.groupBy(events.map(({ event }) => event).filter(isDecidedHere), ({ tenantid }) => tenantid)
    const publish: Published[] = []
    for (const [tenantId, grants] of granted) {
      const known = await configuredFor(client, tenantId, grants)
      for (const event of grants) publish.push(...(await followUp(client, event, known)))
    }
    return { publish }
  },
}

/** What a lock decided by itself, or an offline device did, is done already. */
const isDecidedHere = ({ data }: AccessGranted): boolean =>
  data.provenance.some(({ kind }) => kind === 'decision') && !data.flags.includes('decidedOffline')

const followUp = async (
  client: PoolClient,
  event: AccessGranted,
  { doors, macros, duressMacros }: Configured,
): Promise<readonly Published[]> => {
  const { data } = event
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

interface Configured {
  readonly doors: ReadonlyMap<string, DoorState>
  readonly macros: ReadonlyMap<string, MacroState>
  /** by the rules that run them */
  readonly duressMacros: ReadonlyMap<string, string>
}

/** What these grants need to know: everyday ones their own doors, out of thousands. */
const configuredFor = async (
  client: PoolClient,
  tenantId: string,
  grants: readonly AccessGranted[],
): Promise<Configured> => {
  const doorIds = grants.flatMap(({ data }) => data.door?.id ?? [])
  const { rows } = await (grants.some(mayRunMacros)
    ? client.query<ConfiguredRow>(EVERYTHING, [tenantId])
    : client.query<ConfiguredRow>(DOORS, [tenantId, doorIds]))
  const of = <State>(kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, state }) => [id, state as State]))
  return { doors: of('door'), macros: of('macro'), duressMacros: of('duress') }
}

interface ConfiguredRow {
  readonly kind: string
  readonly id: string
  readonly state: unknown
}

/** Its steps may lead to any door. */
const mayRunMacros = ({ data }: AccessGranted): boolean => data.action?.kind === 'macro' || data.reason === 'duress'

const DOORS = `select kind, id, state from access_config where tenant_id = $1 and kind = 'door' and id = any ($2)`

const EVERYTHING = `
  select kind, id, state from access_config where tenant_id = $1 and kind in ('door', 'macro')
  union all
  select 'duress', id, state -> 'duressMacroId' from access_config
  where tenant_id = $1 and kind = 'access_rule' and state ? 'duressMacroId'`
