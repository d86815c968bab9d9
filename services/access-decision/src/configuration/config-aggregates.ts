import {
  accessRuleEvents,
  doorConfigEvents,
  type EventDefinition,
  holidayEvents,
  macroEvents,
  scheduleEvents,
} from '@doorledger/contracts'
import { type Aggregate, aggregate, type Stored, type WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import {
  type AnyConfig,
  type ConfigCommand,
  type ConfigFact,
  type ConfigStanding,
  configuredThing,
} from '../domain/configured.js'
import type { ConfigKind } from '../domain/policy-facts.js'

type ConfigAggregate = Aggregate<ConfigCommand, ConfigStanding, ConfigFact>

const EVENTS = {
  door: doorConfigEvents,
  access_rule: accessRuleEvents,
  schedule: scheduleEvents,
  holiday: holidayEvents,
  macro: macroEvents,
} as unknown as Readonly<Record<ConfigKind, readonly EventDefinition<string, AnyConfig>[]>>

/** The row as it is read: a thing is there from the answer on, and is not once it is deleted. */
const writeRow =
  (kind: ConfigKind): WriteInSameTransaction<ConfigFact> =>
  async (client, events) => {
    for (const event of events) await writeEvent(client, kind, event)
  }

const writeEvent = async (client: ClientBase, kind: ConfigKind, event: Stored<ConfigFact>): Promise<void> => {
  const { tenantid, subject, streamversion, time, data } = event
  if (data.deleted) await client.query(DELETE, [tenantid, kind, subject])
  else await client.query(WRITE, [tenantid, kind, subject, data.name, data.facilityPath, data, streamversion, time])
}

const WRITE = `
  insert into access_config (tenant_id, kind, id, name, facility_path, state, version, created_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
  on conflict (tenant_id, kind, id) do update
  set name = $4, facility_path = $5, state = $6, version = $7, changed_at = $8`
const DELETE = 'delete from access_config where tenant_id = $1 and kind = $2 and id = $3'

const aggregateOf = (kind: ConfigKind): ConfigAggregate =>
  aggregate({
    name: kind,
    decider: configuredThing(kind),
    events: EVENTS[kind],
    inSameTransaction: writeRow(kind),
    shown: ({ state }) => state ?? {},
  })

export const configAggregates: Readonly<Record<ConfigKind, ConfigAggregate>> = {
  door: aggregateOf('door'),
  access_rule: aggregateOf('access_rule'),
  schedule: aggregateOf('schedule'),
  holiday: aggregateOf('holiday'),
  macro: aggregateOf('macro'),
}
