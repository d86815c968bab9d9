import {
  accessConfig,
  deviceDecoders,
  deviceEvents,
  directoryEvents,
  directoryState,
  topics,
} from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { skipOffsets } from '@doorledger/event-log'
import { newId } from '@doorledger/kernel'
import type { ServicePlatform } from '../platform/service-platform.js'

/** What replicas read from its beginning, into memory or into what they know of others. */
const STATE = [accessConfig, deviceDecoders, deviceEvents, directoryEvents, directoryState].map(({ name }) => name)

/**
 * After the log was lost and the database was not: new topics go on where views and event handlers of the service stand, so that
 * positions stay comparable with those that rows and purges hold, and what the service decided is published once more.
 * To be done for all services before one of them starts.
 * @returns how many events are to be published
 */
export const replaceLog = async ({ name: service, log, database }: ServicePlatform): Promise<number> => {
  const { rows } = await database.query<{ topic: string; ends: readonly { partition: number; end: number }[] }>(
    `select topic, json_agg(json_build_object('partition', partition, 'end', next_offset)) as ends
     from (select topic, partition, max(next_offset) as next_offset from checkpoints group by topic, partition) as reached
     group by topic order by topic`,
  )
  for (const { topic: name, ends } of rows) {
    const topic = topics.find((each) => each.name === name)
    // Nobody reads it any more.
    if (topic === undefined) continue
    const group = `${service}.replaced-log-${newId()}`
    await skipOffsets({ log, topic, group, ends: new Map(ends.map(({ partition, end }) => [partition, end])) })
  }
  return inTransaction(database, async (client) => {
    const { rowCount } = await client.query(
      `insert into outbox (position, headers)
       select position, '{}' from events where topic = any ($1) order by position
       on conflict do nothing`,
      [STATE],
    )
    return rowCount ?? 0
  })
}
