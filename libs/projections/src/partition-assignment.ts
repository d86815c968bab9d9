import type { StoredRecord } from '@doorledger/event-log'
import type { DeadLetterKeys } from './dead-letter-keys.js'

/** A partition that was handed to us, until it is taken over or lost. Taken again, it is a new claim. */
export interface PartitionAssignment {
  readonly partition: number
  /** of the checkpoint; whoever claims later has a higher one */
  readonly epoch: number
  readonly deadLetters: DeadLetterKeys
  /** where the next batch begins */
  next: number
  /** everything before was committed, as far as we were told */
  written: number
  /** nothing more of it can be written */
  lost: boolean
}

/** Some records of a claimed partition, in order; moves its checkpoint from one offset to another. */
export interface RecordBatch {
  readonly assignment: PartitionAssignment
  readonly records: readonly StoredRecord[]
  readonly from: number
  readonly to: number
}

/** How much memory its records take, about: UTF-16 code units of their values. */
export const charactersOf = ({ records }: RecordBatch): number =>
  records.reduce((sum, { value }) => sum + value.length, 0)

/**
 * Two halves that can be written one after the other, to close in on a record that cannot be written.
 * Undefined when there is only one record left.
 */
export const bisect = (recordBatches: readonly RecordBatch[]): readonly [RecordBatch[], RecordBatch[]] | undefined => {
  if (recordBatches.length > 1) {
    const middle = recordBatches.length >> 1
    return [recordBatches.slice(0, middle), recordBatches.slice(middle)]
  }
  const [recordBatch] = recordBatches
  if (recordBatch === undefined || recordBatch.records.length < 2) return undefined
  const middle = recordBatch.records.length >> 1
  const border = recordBatch.records[middle]!.offset
  return [
    [{ ...recordBatch, records: recordBatch.records.slice(0, middle), to: border }],
    [{ ...recordBatch, records: recordBatch.records.slice(middle), from: border }],
  ]
}
