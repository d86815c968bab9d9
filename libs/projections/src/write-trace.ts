import { propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { RecordBatch } from './partition-assignment.js'

/** A batch may end thousands of traces; so many of them get a span. */
const TRACES_AT_MOST = 100
const SAMPLED = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f][13579bdf]$/

/**
 * Runs a write as the last step of the traces that led to it: a span `<projection> write` under each.
 * Costs nothing when no record carries a sampled trace.
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export const traced = async <Result>(
  projection: string,
  recordBatches: readonly RecordBatch[],
  write: () => Promise<Result>,
): Promise<Result> => {
  const spans = parents(recordBatches).map((headers) => startSpan(projection, headers))
  try {
    return await write()
  } catch (error) {
    for (const span of spans) span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) })
    throw error
  } finally {
    for (const span of spans) span.end()
  }
}

const parents = (recordBatches: readonly RecordBatch[]): Readonly<Record<string, string>>[] => {
  const found = new Map<string, Readonly<Record<string, string>>>()
  for (const { records } of recordBatches) {
    for (const { headers } of records) {
      const { traceparent } = headers
      if (traceparent === undefined || found.has(traceparent) || !SAMPLED.test(traceparent)) continue
      found.set(traceparent, headers)
      if (found.size === TRACES_AT_MOST) return [...found.values()]
    }
  }
  return [...found.values()]
}

const startSpan = (projection: string, headers: Readonly<Record<string, string>>): Span => {
  const parent = propagation.extract(ROOT_CONTEXT, headers)
  const attributes = { 'messaging.operation.type': 'process', 'doorledger.projection': projection }
  const tracer = trace.getTracer('@doorledger/projections')
  return tracer.startSpan(`${projection} write`, { kind: SpanKind.CONSUMER, attributes }, parent)
}
