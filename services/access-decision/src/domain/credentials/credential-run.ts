import { type Columns, slotsOf, Texts } from './credential-columns.js'

/** Some slots of a table as they are, with the texts that their columns count in: what a file keeps. */
export interface CredentialRun {
  readonly columns: Columns
  readonly kinds: readonly string[]
  readonly states: readonly string[]
  readonly holders: readonly string[]
  readonly endings: readonly string[]
  /** texts of single slots, by their place in the run */
  readonly sealed: readonly (readonly [place: number, text: string])[]
  readonly hmacs: readonly (readonly [place: number, text: string])[]
}

/** What a table has. */
export interface RunSource {
  readonly columns: Columns
  readonly kinds: readonly string[]
  readonly states: readonly string[]
  readonly holders: Texts
  readonly endings: Texts
  readonly sealed: ReadonlyMap<number, string>
  readonly hmacs: ReadonlyMap<number, string>
}

/** Slots of a table, copied: what becomes of them meanwhile is not in the run. */
export const runOf = (source: RunSource, from: number, to: number): CredentialRun => {
  const columns = slotsOf(source.columns, from, to)
  const textsOf = (texts: ReadonlyMap<number, string>) => {
    const found: [number, string][] = []
    for (let slot = from; slot < to; slot += 1) {
      const text = texts.get(slot)
      if (text !== undefined) found.push([slot - from, text])
    }
    return found
  }
  return {
    columns,
    kinds: source.kinds,
    states: source.states,
    holders: countedAnew(columns.holders, source.holders.all(), new Texts()),
    endings: countedAnew(columns.last4, source.endings.all(), new Texts()),
    sealed: textsOf(source.sealed),
    hmacs: textsOf(source.hmacs),
  }
}

/** Has a column count in other texts than it did. @returns all of these */
export const countedAnew = (column: Int32Array, before: readonly string[], after: Texts): readonly string[] => {
  for (let place = 0; place < column.length; place += 1) {
    const number = column[place]!
    if (number >= 0) column[place] = after.numberOf(before[number])
  }
  return after.all()
}
