import type { Topic } from '@doorledger/contracts'
import type { EventLog } from './event-log.js'
import { partitionOf } from './partition-of.js'

const RECORDS_A_TIME = 5_000

/**
 * Makes a new topic go on where one that was lost had come to: offsets below are used up and hold nothing. Nobody may read
 * or write the topic meanwhile. Partitions that are there already are left as they are.
 * @param ends by partition, the first offset that is free
 * @throws {RangeError} when the new topic has fewer partitions
 */
export const skipOffsets = async (log: EventLog, topic: Topic, ends: ReadonlyMap<number, number>): Promise<void> => {
  const { name } = topic
  const present = await log.watermarks(name)
  const behind = [...ends].filter(([partition, end]) => end > (present.get(partition)?.high ?? 0))
  if (behind.length === 0) return
  const missing = behind.find(([partition]) => !present.has(partition))
  if (missing) throw new RangeError(`${name} has ${present.size} partitions, and partition ${missing[0]} was read`)
  for (const [partition, end] of behind) {
    const filler = { key: keyOf(partition, present.size), value: '' }
    for (let next = present.get(partition)!.high; next < end; next += RECORDS_A_TIME) {
      await log.append(name, new Array<typeof filler>(Math.min(RECORDS_A_TIME, end - next)).fill(filler))
    }
  }
  // An append that was repeated took more offsets than were asked for.
  const taken = await log.watermarks(name)
  const filled = new Map(behind.map(([partition]) => [partition, taken.get(partition)!.high]))
  // Kafka deletes no records of a topic that is compacted.
  if (topic.cleanup === 'compact') await log.createTopics([{ ...topic, cleanup: 'delete' }])
  await log.deleteRecords(name, filled)
  if (topic.cleanup === 'compact') await log.createTopics([topic])
}

/** A key whose records go to that partition. */
const keyOf = (partition: number, partitions: number): string => {
  for (let n = 0; ; n += 1) if (partitionOf(`skipped-${n}`, partitions) === partition) return `skipped-${n}`
}
