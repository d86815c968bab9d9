import type { EventLog } from '@doorledger/event-log'
import type { ProjectionIdentity } from '../checkpoint.js'

/** The topic no longer holds its beginning: a view filled from it lacks the rows made of what was removed. */
export class TopicTruncated extends Error {
  override readonly name = 'TopicTruncated'
}

/**
 * A view is rebuilt from the first record of its topic or not at all.
 * @throws {TopicTruncated}
 */
export const requireWholeTopic = async (
  log: Pick<EventLog, 'watermarks'>,
  { liveProjection, topic }: Pick<ProjectionIdentity, 'liveProjection' | 'topic'>,
): Promise<void> => {
  for (const [partition, { low }] of await log.watermarks(topic)) {
    if (low === 0) continue
    throw new TopicTruncated(
      `${liveProjection} cannot be rebuilt: ${topic} holds nothing before offset ${low} of partition ${partition}, ` +
        'and rows made of what was removed would be lost. A migration can change them in place.',
    )
  }
}
