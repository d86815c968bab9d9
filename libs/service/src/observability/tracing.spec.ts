import { context, metrics, propagation, trace } from '@opentelemetry/api'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sendsTelemetry, startTracing } from './tracing.js'

describe('telemetry leaves the process', () => {
  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }],
    [{ OTEL_TRACES_EXPORTER: 'console' }],
    [{ OTEL_METRICS_EXPORTER: 'otlp', OTEL_TRACES_EXPORTER: 'none' }],
  ])('with %j', (env) => expect(sendsTelemetry(env)).toBe(true))

  it.each([
    [{}],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
    [{ OTEL_TRACES_EXPORTER: 'none' }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'TRUE' }],
  ])('not with %j', (env) => expect(sendsTelemetry(env)).toBe(false))
})

describe('a process with a collector', () => {
  const received: { path: string | undefined; key: string | string[] | undefined; body: string }[] = []
  const collector = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url, key: request.headers['api-key'], body })
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })

  beforeAll(async () => {
    collector.listen(0, '127.0.0.1')
    await once(collector, 'listening')
    const { port } = collector.address() as AddressInfo
    const endpoint = `http://127.0.0.1:${port}/`
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint)
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'api-key=k1')
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=trial')
    vi.stubEnv('OTEL_METRICS_EXPORTER', 'otlp')
    const tracing = await startTracing('gate', { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    trace.getTracer('test').startSpan('opened').end()
    metrics.getMeter('test').createHistogram('waited').record(1)
    await tracing.stop()
  })
  afterAll(() => {
    collector.close()
    vi.unstubAllEnvs()
    for (const api of [context, metrics, propagation, trace]) api.disable()
  })

  const sentTo = (path: string) => received.filter((sent) => sent.path === path)

  it('sends spans as JSON, under its name, with what the standard variables say', () => {
    const [sent] = sentTo('/v1/traces')
    expect(sent?.key).toBe('k1')
    const { resourceSpans } = JSON.parse(sent!.body) as { resourceSpans: { resource: { attributes: unknown[] } }[] }
    expect(resourceSpans[0]!.resource.attributes).toEqual(
      expect.arrayContaining([
        { key: 'service.name', value: { stringValue: 'gate' } },
        { key: 'service.namespace', value: { stringValue: 'doorledger' } },
        { key: 'deployment.environment.name', value: { stringValue: 'trial' } },
      ]),
    )
    expect(sent!.body).toContain('"name":"opened"')
  })

  it('sends metrics beside them when told to', () => {
    expect(sentTo('/v1/metrics').map(({ body }) => body)).toEqual([expect.stringContaining('"name":"waited"')])
  })

  it('tells nothing of the machine’s user and of the command line', () => {
    for (const { body } of received) expect(body).not.toMatch(/process\.(owner|command)|host\.name/)
  })
})
