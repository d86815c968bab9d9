import { z } from 'zod'
import table from './entry-types.json' with { type: 'json' }

/** Stable machine code of an entry type: `user.facility_update`. */
export const entryTypeCode = z.string().regex(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/, 'must be such as user.update')

/** One row of the catalogue of audit entries (docs: source 3 and what Doorledger adds to it). */
export interface EntryType {
  /** exactly as people know it: `Motion Bits update` */
  readonly label: string
  readonly code: string
  /** what may have been done; other values are accepted of integrations */
  readonly operations: readonly string[]
  /** whether the operations are proposed by us, because the source leaves its list empty */
  readonly inferred: boolean
  readonly emittedBy: 'doorledger' | 'integrations'
  /** the action that causes the entry */
  readonly cause: string
  /** codes of entries that may follow */
  readonly follows: readonly string[]
  /** whether Doorledger adds it to the 95 labels of the source */
  readonly beyondSource: boolean
}

/** The catalogue, in the order of the source. Two labels, `Login` and `User Log In`, share one code. */
export const entryTypes: readonly EntryType[] = (table as readonly PartialEntryType[]).map(
  ({ inferred = false, beyondSource = false, ...row }) => ({ ...row, inferred, beyondSource }),
)

type PartialEntryType = Omit<EntryType, 'inferred' | 'beyondSource'> &
  Partial<Pick<EntryType, 'inferred' | 'beyondSource'>>

const byCode = new Map(entryTypes.toReversed().map((type) => [type.code, type]))

/** The type with this code; of two labels with one code the first. */
export const entryTypeOf = (code: string): EntryType | undefined => byCode.get(code)

/** Codes by label, without regard to upper and lower case: what a search for a label means. */
export const codesLabelled = (text: string): readonly string[] => {
  const wanted = text.toLowerCase()
  return [...new Set(entryTypes.filter(({ label }) => label.toLowerCase().includes(wanted)).map(({ code }) => code))]
}
