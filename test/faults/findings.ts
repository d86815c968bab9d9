/** What a round found; all but `acknowledged` should be zero. */
export interface Findings {
  /** records that were answered for */
  readonly acknowledged: number
  /** records, access events and messages of the stream that should be there and are not */
  readonly missing: number
  /** of the same, those that are there more than once, or should not be there at all */
  readonly double: number
  /** records that stand before one the lock made earlier, and gaps reported where none is */
  readonly outOfOrder: number
}

export const nothingFound: Findings = { acknowledged: 0, missing: 0, double: 0, outOfOrder: 0 }

export const sum = (left: Findings, right: Findings): Findings => ({
  acknowledged: left.acknowledged + right.acknowledged,
  missing: left.missing + right.missing,
  double: left.double + right.double,
  outOfOrder: left.outOfOrder + right.outOfOrder,
})

/** The trail of a lock that made the records 0, 1, 2 …; in device order, -1 for what it never recorded. */
export const trailFindings = (acknowledged: number, trail: readonly number[]): Findings => {
  const records = trail.filter((number) => number >= 0)
  const distinct = new Set(records)
  return {
    acknowledged,
    missing: Array.from({ length: acknowledged }, (_, number) => number).filter((number) => !distinct.has(number))
      .length,
    double: records.length - distinct.size,
    outOfOrder:
      trail.length - records.length + records.filter((number, place) => number < (records[place - 1] ?? -1)).length,
  }
}

/** What should be there exactly once, and what is. */
export const onceFindings = (expected: ReadonlySet<string>, found: readonly string[]): Findings => {
  const distinct = new Set(found)
  const strangers = [...distinct].filter((id) => !expected.has(id)).length
  return {
    ...nothingFound,
    missing: [...expected].filter((id) => !distinct.has(id)).length,
    double: found.length - distinct.size + strangers,
  }
}
