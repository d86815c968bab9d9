import type { FoldProjection, Row } from '@doorledger/kernel'
import type { RecordBatch } from './partition-assignment.js'
import { reasonOf } from './failure.js'
import { type DeadLetterRecord, deadLetterRecord, type RecordedEvent } from './recorded-event.js'
import type { StoredRecord } from '@doorledger/event-log'

/** An event that concerns a folded view, and whom to tell when it does not fit. */
export interface FoldStep<Event> {
  readonly recorded: RecordedEvent<Event>
  readonly record: StoredRecord
  readonly assignment: RecordBatch['assignment']
  /** index of its key among those of the batch */
  readonly key: number
}

export interface Folded {
  readonly added: readonly Row[]
  readonly changed: readonly Row[]
  /** indexes of the keys whose row goes */
  readonly removed: readonly number[]
  readonly deadLetters: readonly DeadLetterRecord[]
}

/**
 * Folds the events of a batch into the rows of its keys. An event that does not fit leaves its row as it was and makes dead letters of
 * its record's key.
 * @param before by index of the key; undefined where there is no row
 */
export const foldEvents = <Event>(
  { evolve }: Pick<FoldProjection<Event>, 'evolve'>,
  before: readonly (Row | undefined)[],
  steps: readonly FoldStep<Event>[],
): Folded => {
  const after = [...before]
  const deadLetters: DeadLetterRecord[] = []
  for (const { recorded, record, assignment, key } of steps) {
    try {
      if (!assignment.deadLetters.has(record)) after[key] = evolve(after[key], recorded.event, recorded.at)
    } catch (error) {
      assignment.deadLetters.add(record, reasonOf(error))
    }
    if (assignment.deadLetters.has(record)) deadLetters.push(deadLetterRecord({ assignment }, record))
  }
  return { ...difference(before, after), deadLetters }
}

const difference = (before: readonly (Row | undefined)[], after: readonly (Row | undefined)[]) => {
  const added: Row[] = []
  const changed: Row[] = []
  const removed: number[] = []
  after.forEach((row, key) => {
    if (row === before[key]) return
    if (row === undefined) removed.push(key)
    else if (before[key] === undefined) added.push(row)
    else changed.push(row)
  })
  return { added, changed, removed }
}
