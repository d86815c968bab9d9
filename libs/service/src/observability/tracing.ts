import { context, propagation } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'

export interface Tracing {
  /** Sends what has been recorded. */
  stop(): Promise<void>
}

/** Values of OpenTelemetry's standard variables that say whether anything is sent; the SDK reads the others itself. */
export interface TelemetrySettings {
  readonly OTEL_SDK_DISABLED?: string | undefined
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string | undefined
  readonly OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string | undefined
  readonly OTEL_TRACES_EXPORTER?: string | undefined
  readonly OTEL_METRICS_EXPORTER?: string | undefined
}

/** Any of them switches recording on. */
const DESTINATIONS = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_TRACES_EXPORTER',
  'OTEL_METRICS_EXPORTER',
] as const

/** Whether telemetry leaves the process, by the standard variables; without, only what callers hand in is passed on. */
export const sendsTelemetry = (settings: TelemetrySettings): boolean =>
  settings.OTEL_SDK_DISABLED?.toLowerCase() !== 'true' &&
  DESTINATIONS.some((name) => (settings[name] || 'none') !== 'none')

/**
 * Joins the process to traces: W3C `traceparent` in, through the log, and out. Called once a process, first. Where spans
 * go, and which, is said by the standard variables `OTEL_*`.
 * @see https://www.w3.org/TR/trace-context/
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const startTracing = async (service: string, settings: TelemetrySettings = {}): Promise<Tracing> => {
  if (sendsTelemetry(settings)) return startSdk(service)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  return { stop: () => Promise.resolve() }
}

/** Ours where they differ from OpenTelemetry's: JSON is what every collector and every reader takes. */
const DEFAULTS = {
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_PROPAGATORS: 'tracecontext',
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_LOGS_EXPORTER: 'none',
  // The other detectors tell of the machine's user and of the command line.
  OTEL_NODE_RESOURCE_DETECTORS: 'env',
}

/** The SDK reads the environment itself. It takes most of a second to load, which nobody waits for who does not use it. */
const startSdk = async (service: string): Promise<Tracing> => {
  const { NodeSDK, resources } = await import('@opentelemetry/sdk-node')
  // eslint-disable-next-line no-restricted-properties -- the SDK takes its settings from nowhere else
  const { env } = process
  for (const [name, value] of Object.entries(DEFAULTS)) env[name] ||= value
  const ours = resources.resourceFromAttributes({ 'service.name': service, 'service.namespace': 'doorledger' })
  const sdk = new NodeSDK({ resource: resources.defaultResource().merge(ours) })
  sdk.start()
  return { stop: () => sdk.shutdown() }
}
