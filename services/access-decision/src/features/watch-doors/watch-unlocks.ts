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
import { doorsOfGrants } from '../../doors/doors-of-grants.js'
import { onceForEach } from '@doorledger/kernel'
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
    const doorsOf = doorsOfGrants(client)
    const ruleOf = onceForEach((tenantId: string, ruleId: string) => findRule(client, tenantId, ruleId))
    for (const { event } of recorded) {
      const rule = event.data.rule && (await ruleOf(event.tenantid, event.data.rule.id))
      for (const door of await doorsOf(event)) {
        told.add(event.tenantid, door, unlockFactOf(event, door, rule))
      }
    }
    await told.settle({ client, now: clock(), passagesOf })
    return { publish: [] }
  },
})

const findRule = async (client: ClientBase, tenantId: string, ruleId: string): Promise<AccessRuleState | undefined> => {
  const { rows } = await client.query<{ state: AccessRuleState }>(
    `select state from access_config where tenant_id = $1 and kind = 'access_rule' and id = $2`,
    [tenantId, ruleId],
  )
  return rows[0]?.state
}
