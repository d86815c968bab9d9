/** Seconds; what is timed takes from below a millisecond to the timeouts of the log. */
export const BUCKETS_SEC: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * A Prometheus histogram of durations that costs next to nothing to add to, for what every request passes. (That of
 * prom-client hashes the labels each time: a tenth of the CPU time of a device's post.)
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export class Durations {
  private readonly series = new Map<string, Series>()

  /** @param labelNames in the order in which {@link of} takes their values */
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly labelNames: readonly string[],
  ) {}

  /** The series with these label values, made when it is not there. */
  of(...labels: readonly string[]): Series {
    const key = labels.join('\0')
    let series = this.series.get(key)
    if (series === undefined) this.series.set(key, (series = new Series(labels)))
    return series
  }

  /** In Prometheus' text format. */
  text(): string {
    const lines = [...this.series.values()].flatMap((series) => this.linesOf(series))
    return [`# HELP ${this.name} ${this.help}`, `# TYPE ${this.name} histogram`, ...lines, ''].join('\n')
  }

  private linesOf({ labels, counts, count, sumSec }: Series): readonly string[] {
    const own = this.labelNames.map((name, index) => `${name}="${escaped(labels[index] ?? '')}"`).join(',')
    let upTo = 0
    const buckets = BUCKETS_SEC.map((bound, index) => {
      upTo += counts[index] ?? 0
      return `${this.name}_bucket{le="${bound}",${own}} ${upTo}`
    })
    return [
      ...buckets,
      `${this.name}_bucket{le="+Inf",${own}} ${count}`,
      `${this.name}_sum{${own}} ${sumSec}`,
      `${this.name}_count{${own}} ${count}`,
    ]
  }
}

/** The durations with one set of labels. */
export class Series {
  /** by bucket, not cumulative */
  readonly counts: number[] = BUCKETS_SEC.map(() => 0)
  count = 0
  sumSec = 0

  constructor(readonly labels: readonly string[]) {}

  add(durationMs: number): void {
    const seconds = durationMs / 1_000
    this.count += 1
    this.sumSec += seconds
    const bucket = BUCKETS_SEC.findIndex((bound) => seconds <= bound)
    if (bucket >= 0) this.counts[bucket]! += 1
  }
}

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
