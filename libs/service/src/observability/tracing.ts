import { context, propagation } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

export interface Tracing {
  /** whether spans of our own are recorded; without, only what callers hand in is passed on */
  readonly records: boolean
  /** Sends what has been recorded. */
  stop(): Promise<void>
}

/**
 * Joins the process to traces: W3C `traceparent` in, through the log, and out. Called once a process, first.
 * @param endpoint of an OTLP collector, `http://collector:4318`; without it nothing is recorded
 * @see https://www.w3.org/TR/trace-context/
 */
export const startTracing = (service: string, endpoint?: string): Tracing => {
  if (endpoint === undefined) {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
    propagation.setGlobalPropagator(new W3CTraceContextPropagator())
    return { records: false, stop: () => Promise.resolve() }
  }
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'doorledger' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register({ propagator: new W3CTraceContextPropagator() })
  return { records: true, stop: () => provider.shutdown() }
}
