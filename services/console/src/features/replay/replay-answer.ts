interface Decided {
  readonly decision: 'granted' | 'denied'
  readonly reason: string
  readonly ruleId?: string
}

/** An attempt that the change would have decided otherwise. */
export interface Difference {
  readonly accessEventId: string
  readonly occurredAt: string
  readonly doorId: string
  readonly recorded: Decided
  readonly present: Decided
  readonly changed: Decided
}

export interface ReplayCounts {
  readonly read: number
  readonly total: number
  readonly attempts: number
  readonly differences: number
  readonly undecidable: number
}

/** A line of the answer; the last of a complete one is `done`. */
export type ReplayLine =
  ({ readonly kind: 'difference' } & Difference) | ({ readonly kind: 'progress' | 'done' | 'too_many' } & ReplayCounts)

export interface ReplayAnswer {
  readonly state: 'running' | 'done' | 'too_many' | 'broken'
  readonly counts: ReplayCounts
  readonly differences: readonly Difference[]
  readonly error?: Error
}

export const noAnswer: ReplayAnswer = {
  state: 'running',
  counts: { read: 0, total: 0, attempts: 0, differences: 0, undecidable: 0 },
  differences: [],
}

/** Adds what came; whatever does not end with `done` or `too_many` is not complete. */
export const withLines = (answer: ReplayAnswer, lines: readonly ReplayLine[]): ReplayAnswer => {
  const found = lines.filter((line) => line.kind === 'difference')
  const counted = lines.findLast((line) => line.kind !== 'difference')
  const differences = found.length === 0 ? answer.differences : [...answer.differences, ...found]
  if (counted === undefined) return { ...answer, differences }
  const { kind, ...counts } = counted
  return { ...answer, differences, counts, state: kind === 'progress' ? 'running' : kind }
}
