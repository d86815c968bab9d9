import type { EventLog, LogRecord } from '@doorledger/event-log'
import type { Durations } from './durations.js'

/** The log, with every append timed. */
export const measuredLog = (log: EventLog, service: string, appends: Durations): EventLog => ({
  append: async (topic: string, records: readonly LogRecord[]) => {
    const startedMs = performance.now()
    try {
      await log.append(topic, records)
      appends.of(service, topic, 'durable').add(performance.now() - startedMs)
    } catch (error) {
      appends.of(service, topic, 'failed').add(performance.now() - startedMs)
      throw error
    }
  },
  createTopics: (topics) => log.createTopics(topics),
  subscribe: (consumer) => log.subscribe(consumer),
  offsetsAt: (topic, at) => log.offsetsAt(topic, at),
  deleteRecords: (topic, before) => log.deleteRecords(topic, before),
  watermarks: (topic) => log.watermarks(topic),
  check: () => log.check(),
  close: () => log.close(),
})
