import type { Topic } from '@doorledger/contracts'
import type { EventLog, LogRecord, Watermarks } from './event-log.js'
import { partitionOf } from './partition-of.js'
import { type Piece, readLogOnce } from './read-log-once.js'

const RECORDS_A_TIME = 5_000
const FILLER_KEY = 'skipped-'

interface Skipping {
  readonly log: EventLog
  readonly topic: Topic
  /** by partition, the first offset that is free */
  readonly ends: ReadonlyMap<number, number>
  /** a consumer group that nobody else has */
  readonly group: string
}

/**
 * Makes a new topic go on where one that was lost had come to: offsets below are used up by records without content, which are
 * deleted then. To be repeated when it ends early. Nobody may read or write the topic meanwhile; what was written to it before
 * is written once more behind them. Partitions that have come as far already are left as they are.
 * @throws {RangeError} when the new topic has fewer partitions
 */
export const skipOffsets = async (skipping: Skipping): Promise<void> => {
  const { log, topic, ends } = skipping
  const { name } = topic
  const present = await log.watermarks(name)
  const missing = [...ends.keys()].find((partition) => !present.has(partition))
  if (missing !== undefined)
    throw new RangeError(`${name} has ${present.size} partitions, and partition ${missing} was read`)
  const open = [...ends].filter(([partition, end]) => end > present.get(partition)!.low)
  if (open.length === 0) return
  await fill(skipping, present)
  const isNew = open.every(([partition]) => present.get(partition)!.low === present.get(partition)!.high)
  const skipped = isNew ? await reached(skipping, open) : await moveBehindFillers(skipping)
  // Kafka deletes no records of a topic that is compacted.
  if (topic.cleanup === 'compact') await log.createTopics([{ ...topic, cleanup: 'delete' }])
  await log.deleteRecords(name, skipped)
  if (topic.cleanup === 'compact') await log.createTopics([topic])
}

const fill = async ({ log, topic, ends }: Skipping, present: ReadonlyMap<number, Watermarks>): Promise<void> => {
  for (const [partition, end] of ends) {
    const filler = { key: fillerKey(partition, present.size), value: '' }
    for (let next = present.get(partition)!.high; next < end; next += RECORDS_A_TIME) {
      await log.append(topic.name, new Array<LogRecord>(Math.min(RECORDS_A_TIME, end - next)).fill(filler))
    }
  }
}

/** The ends as they are: an append that was repeated took more offsets than were asked for. */
const reached = async (
  { log, topic }: Skipping,
  open: readonly (readonly [number, number])[],
): Promise<ReadonlyMap<number, number>> => {
  const taken = await log.watermarks(topic.name)
  return new Map(open.map(([partition]) => [partition, taken.get(partition)!.high]))
}

/**
 * Writes once more what stands among fillers, those of an earlier attempt as well.
 * @returns by partition, the offset behind the last filler
 */
const moveBehindFillers = async (skipping: Skipping): Promise<ReadonlyMap<number, number>> => {
  const skipped = new Map<number, number>()
  for await (const { partition, records } of contentOf(skipping)) {
    const last = records.findLast(isFiller)
    if (last) skipped.set(partition, last.offset + 1)
  }
  for await (const { partition, records } of contentOf(skipping)) {
    const among = records.filter((record) => record.offset < (skipped.get(partition) ?? 0) && !isFiller(record))
    const again = among.map(({ key, value, headers }) => ({ key, value, headers }))
    if (again.length > 0) await skipping.log.append(skipping.topic.name, again)
  }
  return skipped
}

const contentOf = ({ log, topic, group }: Skipping): AsyncGenerator<Piece> =>
  readLogOnce(log, { topic: topic.name, group, signal: new AbortController().signal })

const isFiller = ({ key, value }: LogRecord): boolean => value === '' && key.startsWith(FILLER_KEY)

/** A key whose records go to that partition. */
const fillerKey = (partition: number, partitions: number): string => {
  for (let n = 0; ; n += 1) if (partitionOf(`${FILLER_KEY}${n}`, partitions) === partition) return `${FILLER_KEY}${n}`
}
