import { type Columns, slotsOf } from './credential-columns.js'

/** Some slots of a table as they are: what a file keeps, beside the texts that all of them count in. */
export interface CredentialRun {
  readonly columns: Columns
  readonly kinds: readonly string[]
  readonly states: readonly string[]
  /** texts of single slots, by their place in the run */
  readonly sealed: readonly (readonly [place: number, text: string])[]
  readonly hmacs: readonly (readonly [place: number, text: string])[]
}

/** What a table has. */
export interface RunSource {
  readonly columns: Columns
  readonly kinds: readonly string[]
  readonly states: readonly string[]
  readonly sealed: ReadonlyMap<number, string>
  readonly hmacs: ReadonlyMap<number, string>
}

/** Slots of a table, copied: what becomes of them meanwhile is not in the run. */
export const runOf = (
  { columns, kinds, states, sealed, hmacs }: RunSource,
  from: number,
  to: number,
): CredentialRun => {
  const textsOf = (texts: ReadonlyMap<number, string>) => {
    const found: [number, string][] = []
    for (let slot = from; slot < to; slot += 1) {
      const text = texts.get(slot)
      if (text !== undefined) found.push([slot - from, text])
    }
    return found
  }
  return { columns: slotsOf(columns, from, to), kinds, states, sealed: textsOf(sealed), hmacs: textsOf(hmacs) }
}
