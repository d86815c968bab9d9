import { type Envelope, eventCatalogue } from '@doorledger/contracts'
import { type LogRecord, recordOf } from '@doorledger/event-log'
import type { RecordedEvent } from './recorded-event.js'

/** Topic → records, each topic in the given order. */
export type RecordsByTopic = ReadonlyMap<string, readonly LogRecord[]>

/**
 * Records of the events by the topic of their type. Each carries the trace of the event that caused it.
 * @throws {Error} for a type that is not in the catalogue
 */
export const publishedRecords = (
  publish: readonly Envelope[],
  causes: readonly RecordedEvent<{ readonly id: string }>[],
): RecordsByTopic => {
  const traces = new Map(causes.map(({ event, headers }) => [event.id, traceOf(headers)]))
  const byTopic = new Map<string, LogRecord[]>()
  for (const event of publish) {
    const topic = topicOf(event.type)
    const headers = event.causationid === undefined ? undefined : traces.get(event.causationid)
    const records = byTopic.get(topic) ?? []
    records.push({ ...recordOf(event), ...(headers !== undefined && { headers }) })
    byTopic.set(topic, records)
  }
  return byTopic
}

/** @see https://www.w3.org/TR/trace-context/ */
const traceOf = ({ traceparent, tracestate }: Readonly<Record<string, string>>) =>
  traceparent === undefined ? undefined : { traceparent, ...(tracestate !== undefined && { tracestate }) }

const topics = new Map(eventCatalogue.map(({ type, topic }) => [type, topic.name]))

const topicOf = (type: string): string => {
  const topic = topics.get(type)
  if (topic === undefined) throw new Error(`${type} is not in the catalogue of events`)
  return topic
}
