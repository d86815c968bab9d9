import type { EventLog, LogRecord } from '@doorledger/event-log'
import type { Metrics } from './metrics.js'

/** The log, with every append timed. */
export const measuredLog = (log: EventLog, service: string, metrics: Metrics): EventLog => ({
  append: async (topic: string, records: readonly LogRecord[]) => {
    const startedMs = performance.now()
    let outcome: 'durable' | 'failed' = 'failed'
    try {
      await log.append(topic, records)
      outcome = 'durable'
    } finally {
      metrics.appended({ service, topic, outcome }, performance.now() - startedMs)
    }
  },
  createTopics: (topics) => log.createTopics(topics),
  subscribe: (consumer) => log.subscribe(consumer),
  watermarks: (topic) => log.watermarks(topic),
  check: () => log.check(),
  close: () => log.close(),
})
