import { bandOf, type FaceSettings, type MatchBand } from '@doorledger/contracts'

export interface ScoredPct {
  readonly scorePct: number
  readonly lowQuality: boolean
}

export interface HistogramBar {
  readonly fromPct: number
  readonly toPct: number
  readonly count: number
}

const BARS = 20
const WIDTH_PCT = 100 / BARS

/** Scores by steps of five per cent. */
export const histogramOf = (scores: readonly ScoredPct[]): readonly HistogramBar[] => {
  const counts = Array.from({ length: BARS }, () => 0)
  for (const { scorePct } of scores) counts[Math.min(BARS - 1, Math.floor(scorePct / WIDTH_PCT))]! += 1
  return counts.map((count, n) => ({ fromPct: n * WIDTH_PCT, toPct: (n + 1) * WIDTH_PCT, count }))
}

export const countsByBand = (
  scores: readonly ScoredPct[],
  bands: Pick<FaceSettings, 'greenPct' | 'amberPct'>,
): Record<MatchBand, number> => {
  const counts = { green: 0, amber: 0, red: 0 }
  for (const { scorePct, lowQuality } of scores) counts[bandOf(scorePct, lowQuality, bands)] += 1
  return counts
}

const FEWEST = 50

/**
 * Where the bands might be: nearly all scores at doors are of the right person, so the green band begins below 95 in 100
 * of them and the amber one below 99 in 100. Undefined for fewer scores than say anything.
 */
export const suggestedBands = (
  scores: readonly ScoredPct[],
): { readonly greenPct: number; readonly amberPct: number } | undefined => {
  if (scores.length < FEWEST) return undefined
  const sorted = scores.map(({ scorePct }) => scorePct).toSorted((one, other) => one - other)
  const quantile = (share: number) => Math.floor(sorted[Math.floor(share * (sorted.length - 1))]!)
  return { greenPct: quantile(0.05), amberPct: Math.min(quantile(0.01), quantile(0.05)) }
}
