/** One measured ratio and the bound it is held to. Ratios, because a machine’s speed drifts but both sides drift with it. */
export interface Figure {
  readonly name: string
  readonly ratio: number
  readonly bound: { readonly atLeast: number } | { readonly atMost: number }
  /** both sides of the ratio in their own units, for whoever wants to know */
  readonly detail: string
}

export const isWithin = ({ ratio, bound }: Figure): boolean =>
  'atLeast' in bound ? ratio >= bound.atLeast : ratio <= bound.atMost

export const boundText = ({ bound }: Figure): string =>
  'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which the given share of all values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}

export const perSecond = (count: number, sinceMs: number): number => (count * 1_000) / (performance.now() - sinceMs)

export const thousands = (value: number): string => Math.round(value).toLocaleString('en').replaceAll(',', ' ')
