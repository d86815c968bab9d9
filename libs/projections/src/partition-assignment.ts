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

/** Cuts behind each record for which `endsPart` holds. The parts follow on one another; the last one takes what is left. */
export const cutAfter = (recordBatch: RecordBatch, endsPart: (record: StoredRecord) => boolean): RecordBatch[] => {
  const parts: RecordBatch[] = []
  let rest = recordBatch
  let length = 0
  for (const record of recordBatch.records) {
    length += 1
    if (!endsPart(record)) continue
    const border = record.offset + 1
    parts.push({ ...rest, records: rest.records.slice(0, length), to: border })
    rest = { ...rest, records: rest.records.slice(length), from: border }
    length = 0
  }
  return rest.from < rest.to ? [...parts, rest] : parts
}
