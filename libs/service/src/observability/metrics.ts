import { collectDefaultMetrics, Registry } from 'prom-client'
import { Durations } from './durations.js'
import { ProjectionMetrics } from './projection-metrics.js'

/** What Prometheus reads at `/metrics`. One an app, so that several apps in a process do not mix. */
export class Metrics {
  readonly registry = new Registry()
  readonly projections = new ProjectionMetrics(this.registry)
  /** by method, pattern of the route and status; never the path asked for: that may name people and has no end */
  readonly requests = new Durations(
    'http_request_duration_seconds',
    'Time from the first byte of a request to the last of its answer',
    ['method', 'route', 'status'],
  )
  /** by service, topic and `durable` or `failed` */
  readonly appends = new Durations('log_append_duration_seconds', 'Time until the log had made records durable', [
    'service',
    'topic',
    'outcome',
  ])

  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  /** In Prometheus' text format. */
  async text(): Promise<string> {
    return `${this.requests.text()}\n${this.appends.text()}\n${await this.registry.metrics()}`
  }
}
