import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { median, quantile } from './figure.ts'

const ROUNDS = 3
const REPEATS = Number(process.env.BENCH_REPEATS ?? 200)
const WARM_UP = 20

/** In milliseconds, of the round in the middle. */
export interface Latency {
  readonly p99: number
  readonly detail: string
}

/**
 * How long something takes on a machine that has nothing else to do: what the groups before wrote is on disk, and what is
 * compiled when first used is. The round in the middle counts, since a neighbour who takes the cores for a moment makes
 * the 99th percentile of his round.
 * @param once does it once and answers how long it took, in milliseconds
 */
export const latencyOf = async (once: () => Promise<number>): Promise<Latency> => {
  await promisify(execFile)('sync')
  for (let number = 0; number < WARM_UP; number += 1) await once()
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const latencies: number[] = []
    for (let number = 0; number < REPEATS; number += 1) latencies.push(await once())
    rounds.push(latencies)
  }
  const all = rounds.map((round) => quantile(round, 0.99))
  const texts = all.map((each) => each.toFixed(1)).join(', ')
  const p50 = median(rounds.map(median))
  const p99 = median(all)
  return { p99, detail: `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ${ROUNDS} rounds of ${REPEATS}: ${texts}` }
}

/** Medians of two actions in milliseconds, taken in turn: what slows the machine down meets both. */
export const timedInTurn = async (
  repeats: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[number, number]> => {
  const [first, second]: [number[], number[]] = [[], []]
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    first.push(await timed(one))
    second.push(await timed(other))
  }
  return [median(first), median(second)]
}

/** In milliseconds. */
export const timed = async (action: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await action()
  return performance.now() - startedAt
}
