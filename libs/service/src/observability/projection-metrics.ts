import type { ProjectionObserver } from '@doorledger/projections'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { BUCKETS_SEC } from './durations.js'

const LABELS = ['service', 'projection'] as const
type Labels = Record<(typeof LABELS)[number], string>

/** How far a view or event processor is, when Prometheus reads. */
export interface ProjectionReading extends Labels {
  /** records of the log not worked in yet */
  readonly lag: number
  /** events put aside */
  readonly parked: number
}

/** What views and event processors do, for Prometheus. */
export class ProjectionMetrics {
  private readonly records: Counter
  private readonly rows: Counter
  private readonly failures: Counter
  private readonly writes: Histogram

  constructor(private readonly registry: Registry) {
    const shared = { labelNames: LABELS, registers: [registry] }
    this.records = new Counter({ ...shared, name: 'projection_records_total', help: 'Records of the log moved past' })
    this.rows = new Counter({ ...shared, name: 'projection_rows_total', help: 'Rows written, or events published' })
    this.failures = new Counter({
      ...shared,
      name: 'projection_failures_total',
      help: 'Transactions to be tried again',
    })
    this.writes = new Histogram({
      ...shared,
      name: 'projection_write_duration_seconds',
      help: 'Time from sending a transaction until Postgres had it durably',
      buckets: [...BUCKETS_SEC],
    })
  }

  /** Counts what the projections of one service do. */
  observerOf(service: string): ProjectionObserver {
    return {
      written: ({ projection, records, rows, seconds }) => {
        const labels = { service, projection }
        this.records.inc(labels, records)
        this.rows.inc(labels, rows)
        this.writes.observe(labels, seconds)
      },
      failed: (projection) => this.failures.inc({ service, projection }),
    }
  }

  /** Asks how far they are each time Prometheus reads; what cannot be asked at the moment is left out. */
  read(readings: () => Promise<readonly ProjectionReading[]>): void {
    const shared = { labelNames: LABELS, registers: [this.registry] }
    const parked = new Gauge({ ...shared, name: 'projection_parked_events', help: 'Events waiting for a decision' })
    const lag = new Gauge({
      ...shared,
      name: 'projection_lag_records',
      help: 'Records of the log not worked in yet',
      collect: async () => {
        const now = await readings()
        lag.reset()
        parked.reset()
        for (const reading of now) {
          const labels = { service: reading.service, projection: reading.projection }
          lag.set(labels, reading.lag)
          parked.set(labels, reading.parked)
        }
      },
    })
  }
}
