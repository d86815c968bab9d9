import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds; appends and requests take from below a millisecond to the timeouts of the log. */
const BUCKETS_SEC = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What Prometheus reads at `/metrics`. One an app, so that several apps in a process do not mix. */
export class Metrics {
  readonly registry = new Registry()

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

  /** A figure that is asked for when Prometheus reads. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
    read: () => Promise<readonly (Record<Label, string> & { value: number })[]>,
  ): void {
    const gauge: Gauge<Label> = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [this.registry],
      collect: async () => {
        const readings = await read()
        gauge.reset()
        for (const { value, ...reading } of readings) gauge.set(reading as unknown as Record<Label, string>, value)
      },
    })
  }
}
