import { randomUUID } from 'node:crypto'
import { DAY_MS, type Topic } from '@doorledger/contracts'
import type { EventLog, LogRecord } from '../event-log.js'

/** A log whose connections can be held up, as those of a frozen process would be. */
export interface FreezableLog {
  readonly log: EventLog
  readonly freeze: () => void
  readonly thaw: () => void
}

/** What an adapter hands to the contract: one log, seen from one process and from others. */
export interface LogUnderTest {
  /** keeps exactly as many partitions as a topic asks for */
  readonly log: EventLog
  /** the same log as another process sees it: connections of its own, nothing shared in memory; closed by `close` */
  readonly another: () => Promise<EventLog>
  /** like `another`; a consumer frozen for this long has lost its partitions: give it the shortest lease there is */
  readonly freezable: () => Promise<FreezableLog>
  /** closes every log handed out */
  readonly close: () => Promise<void>
}

/** A log whose server can be killed without warning. */
export interface CrashableLog extends Pick<LogUnderTest, 'log' | 'another' | 'close'> {
  /** `kill -9` of what stands behind the log, and its start; need not wait until it is ready */
  readonly crash: () => Promise<void>
}

/** Group hand-overs and restarts may take this long: nothing here asserts that they are quick. */
export const PATIENCE = { timeout: 60_000, interval: 20 }

export const someTopic = (partitions: number, rest: Partial<Topic> = {}): Topic => ({
  name: `contract.${randomUUID()}.v1`,
  description: 'Made for one test',
  key: 'anything',
  partitions,
  cleanup: 'delete',
  retentionMs: 365 * DAY_MS,
  maxMessageBytes: 2 * 1_048_576,
  public: false,
  ...rest,
})

/** `count` records with values `<prefix>0`, `<prefix>1`…, spread over `keys` keys. */
export const someRecords = (count: number, keys = 1, prefix = ''): LogRecord[] =>
  Array.from({ length: count }, (_, index) => ({ key: `key-${index % keys}`, value: `${prefix}${index}` }))

/** A fresh topic and a name for a group. */
export const freshTopic = async (log: EventLog, partitions: number): Promise<{ topic: string; group: string }> => {
  const topic = someTopic(partitions)
  await log.createTopics([topic])
  return { topic: topic.name, group: `group-${randomUUID()}` }
}

/** How many records a topic holds, by its watermarks. */
export const recordCount = async (log: EventLog, topic: string): Promise<number> =>
  [...(await log.watermarks(topic)).values()].reduce((sum, { low, high }) => sum + high - low, 0)
