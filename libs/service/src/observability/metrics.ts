import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
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

  /** Asks each time Prometheus reads how many decided events of each service the log has not got yet. */
  readOutboxes(waiting: () => Promise<ReadonlyMap<string, number>>): void {
    const gauge = new Gauge({
      name: 'outbox_waiting_events',
      help: 'Events decided but not in the log yet',
      labelNames: ['service'],
      registers: [this.registry],
      collect: async () => {
        gauge.reset()
        for (const [service, count] of await waiting()) gauge.set({ service }, count)
      },
    })
  }

  /** In Prometheus' text format. */
  async text(): Promise<string> {
    return `${this.requests.text()}\n${this.appends.text()}\n${await this.registry.metrics()}`
  }
}
