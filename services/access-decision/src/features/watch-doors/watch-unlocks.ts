import {
  accessEvents,
  accessGranted,
  type AccessGranted,
  type AccessRuleState,
  eventReader,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { Clock } from '@doorledger/service'
import type { ClientBase } from 'pg'
import { unlockFactOf } from '../../domain/doors/told-facts.js'
import { doorsOfAccessDevice, findDoor } from '../../doors/configured-doors.js'
import type { PassagesOf } from '../../doors/passages.js'
import { factsOfDoors } from './facts-of-doors.js'

/** Works grants into the histories of the doors they unlocked, also those that a lock tells of much later. */
export const watchUnlocks = (passagesOf: PassagesOf, clock: Clock): EventProcessor<AccessGranted> => ({
  kind: 'reactor',
  name: 'watch-unlocks',
  version: 1,
  topic: accessEvents.name,
  reader: eventReader<AccessGranted>([accessGranted]),
  react: async ({ client }, recorded) => {
    const told = factsOfDoors()
    for (const { event } of recorded) {
      const rule = await ruleOf(client, event)
      for (const door of await doorsOf(client, event)) {
        told.add(event.tenantid, door, unlockFactOf(event, door, rule))
      }
    }
    await told.settle({ client, now: clock(), passagesOf })
    return { publish: [] }
  },
})

const doorsOf = async (client: ClientBase, { tenantid, data }: AccessGranted) => {
  if (data.door === undefined) return doorsOfAccessDevice(client, tenantid, data.accessDevice.id)
  const door = await findDoor(client, tenantid, data.door.id)
  return door === undefined ? [] : [door]
}

const ruleOf = async (client: ClientBase, { tenantid, data: { rule } }: AccessGranted) => {
  if (rule === undefined) return undefined
  const { rows } = await client.query<{ state: AccessRuleState }>(
    `select state from access_config where tenant_id = $1 and kind = 'access_rule' and id = $2`,
    [tenantid, rule.id],
  )
  return rows[0]?.state
}
