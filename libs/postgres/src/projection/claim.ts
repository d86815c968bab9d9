import type { StoredRecord } from '@doorledger/event-log'
import type { ParkedKeys } from './parked-keys.js'

/** A partition that was handed to us, until it is taken over or lost. Taken again, it is a new claim. */
export interface Claim {
  readonly partition: number
  /** of the checkpoint; whoever claims later has a higher one */
  readonly epoch: number
  readonly parked: ParkedKeys
  /** where the next batch begins */
  next: number
  /** everything before was committed, as far as we were told */
  written: number
  /** nothing more of it can be written */
  lost: boolean
}

/** Some records of a claimed partition, in order; moves its checkpoint from one offset to another. */
export interface Slice {
  readonly claim: Claim
  readonly records: readonly StoredRecord[]
  readonly from: number
  readonly to: number
}

/** How much memory its records take, about: UTF-16 code units of their values. */
export const charactersOf = ({ records }: Slice): number => records.reduce((sum, { value }) => sum + value.length, 0)

/**
 * Two halves that can be written one after the other, to close in on a record that cannot be written.
 * Undefined when there is only one record left.
 */
export const halves = (slices: readonly Slice[]): readonly [Slice[], Slice[]] | undefined => {
  if (slices.length > 1) {
    const middle = slices.length >> 1
    return [slices.slice(0, middle), slices.slice(middle)]
  }
  const [slice] = slices
  if (slice === undefined || slice.records.length < 2) return undefined
  const middle = slice.records.length >> 1
  const border = slice.records[middle]!.offset
  return [
    [{ ...slice, records: slice.records.slice(0, middle), to: border }],
    [{ ...slice, records: slice.records.slice(middle), from: border }],
  ]
}
