import {
  context,
  type Histogram,
  metrics as meters,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** of the trace the request belongs to, when there is one */
    span: Span | null
  }
}

export interface RequestObservers {
  readonly metrics: Metrics
  readonly logger: Logger
  /** whether every request gets a span, or only those that bring a trace along */
  readonly traceAll: boolean
}

/**
 * Times every request, puts it into its trace and, when debugging, logs it. Cheap enough for the devices' posts:
 * two hooks, no interceptors.
 */
export const observeRequests = (server: FastifyInstance, { metrics, logger, traceAll }: RequestObservers): void => {
  const logsAnswers = logger.isLevelEnabled('debug')
  const durations = traceAll ? requestDurations() : undefined
  server.decorateRequest('span', null)
  // Not earlier: the context would be lost where the body is read.
  server.addHook('preHandler', (request, _, done) => {
    if (!traceAll && request.headers.traceparent === undefined) done()
    else inTrace(request, done)
  })
  server.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request)
    durations?.record(reply.elapsedTime / 1_000, attributesOf(request, reply, route))
    metrics.requests.of(request.method, route, String(reply.statusCode)).add(reply.elapsedTime)
    if (request.span !== null) endSpan(request.span, reply)
    if (logsAnswers) logger.debug(answered(request, reply, route), 'answered')
    done()
  })
}

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration */
const requestDurations = (): Histogram =>
  meters.getMeter('@doorledger/service').createHistogram('http.server.request.duration', { unit: 's' })

const attributesOf = (request: FastifyRequest, reply: FastifyReply, route: string) => ({
  'http.request.method': request.method,
  'http.route': route,
  'http.response.status_code': reply.statusCode,
})

/** The pattern of the route; `none` when there was no such route. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none'

const inTrace = (request: FastifyRequest, done: () => void): void => {
  const route = routeOf(request)
  const parent = propagation.extract(ROOT_CONTEXT, request.headers)
  request.span = trace
    .getTracer('@doorledger/service')
    .startSpan(
      `${request.method} ${route}`,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
      parent,
    )
  context.with(trace.setSpan(parent, request.span), done)
}

const endSpan = (span: Span, { statusCode }: FastifyReply): void => {
  span.setAttribute('http.response.status_code', statusCode)
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

/** Without the query: filters name people. */
const answered = (request: FastifyRequest, reply: FastifyReply, route: string) => ({
  requestId: request.id,
  method: request.method,
  route,
  status: reply.statusCode,
  durationMs: Math.round(reply.elapsedTime * 10) / 10,
  traceId: request.span?.spanContext().traceId,
})
