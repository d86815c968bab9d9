import type { EventLog } from '@doorledger/event-log'
import type { Pool } from 'pg'
import type { ProjectionIdentity } from '../checkpoint.js'

/** The topic no longer holds its beginning: a view filled from it lacks the rows made of what was removed. */
export class TopicTruncated extends Error {
  override readonly name = 'TopicTruncated'
}

/**
 * A view is rebuilt from the first record of its topic or not at all; records whose rows were purged are not missed.
 * @throws {TopicTruncated}
 */
export const requireWholeTopic = async (
  { log, database }: { readonly log: Pick<EventLog, 'watermarks'>; readonly database: Pool },
  { liveProjection, topic }: Pick<ProjectionIdentity, 'liveProjection' | 'topic'>,
): Promise<void> => {
  const watermarks = await log.watermarks(topic)
  if ([...watermarks.values()].every(({ low }) => low === 0)) return
  const purged = await purgedLows(database, liveProjection, topic)
  for (const [partition, { low }] of watermarks) {
    if (low <= (purged.get(partition) ?? 0)) continue
    throw new TopicTruncated(
      `${liveProjection} cannot be rebuilt: ${topic} holds nothing before offset ${low} of partition ${partition}, ` +
        'and rows made of what was removed would be lost. A migration can change them in place.',
    )
  }
}

const purgedLows = async (database: Pool, projection: string, topic: string): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await database.query<{ partition: number; low: number }>(
    'select partition, low from purged_log where projection = $1 and topic = $2',
    [projection, topic],
  )
  return new Map(rows.map(({ partition, low }) => [partition, Number(low)]))
}
