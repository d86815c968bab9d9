import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { BUCKETS_SEC } from './buckets.js'
import { ProjectionMetrics } from './projection-metrics.js'

/** What Prometheus reads at `/metrics`. One an app, so that several apps in a process do not mix. */
export class Metrics {
  readonly registry = new Registry()
  readonly projections = new ProjectionMetrics(this.registry)

  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS_SEC,
    registers: [this.registry],
  })

  private readonly appends = new Histogram({
    name: 'log_append_duration_seconds',
    help: 'Time until the log had made records durable',
    labelNames: ['service', 'topic', 'outcome'] as const,
    buckets: BUCKETS_SEC,
    registers: [this.registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** @param route its pattern, `/v1/devices/:id`, never the path asked for: that may name people and has no end */
  requestAnswered(method: string, route: string, status: number, durationMs: number): void {
    this.requests.observe({ method, route, status }, durationMs / 1_000)
  }

  appended(labels: { service: string; topic: string; outcome: 'durable' | 'failed' }, durationMs: number): void {
    this.appends.observe(labels, durationMs / 1_000)
  }
}
