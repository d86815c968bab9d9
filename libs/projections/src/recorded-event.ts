import type { StoredRecord } from '@doorledger/event-log'
import { type LogPosition, seqOf } from '@doorledger/kernel'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { RecordBatch } from './partition-assignment.js'
import { reasonOf } from './failure.js'

/** An event and where it stands in the log. */
export interface RecordedEvent<Event> {
  readonly event: Event
  readonly at: LogPosition
  /** of its record, such as `traceparent` */
  readonly headers: Readonly<Record<string, string>>
}

/** Reads a record's value; undefined when the view does not want the event. Throws when it is no event. */
export type EventReader<Event> = (value: string) => Event | undefined

/** A record that becomes a dead letter instead of a row. */
export interface DeadLetterRecord {
  readonly partition: number
  readonly record: StoredRecord
  /** null when it only waits for an earlier one of its key */
  readonly failure: string | null
}

/** What is done with one event; a rejection makes it a dead letter. */
type UseEvent<Event> = (recorded: RecordedEvent<Event>, record: StoredRecord) => void

/** How much is read before others get their turn: the answers of Postgres must not wait for us. */
const READ_AT_ONCE = 250

/**
 * Reads the events of a batch of records in order and hands them to `use`. Leaves out what was discarded; what fails, and what
 * comes later with its key, is answered as a dead letter.
 */
export const readRecordBatch = async <Event>(
  recordBatch: RecordBatch,
  reader: EventReader<Event>,
  use: UseEvent<Event>,
): Promise<DeadLetterRecord[]> => {
  const deadLetters: DeadLetterRecord[] = []
  for (let start = 0; start < recordBatch.records.length; start += READ_AT_ONCE) {
    for (const record of recordBatch.records.slice(start, start + READ_AT_ONCE)) {
      if (!readRecord(recordBatch, record, reader, use)) deadLetters.push(deadLetterRecord(recordBatch, record))
    }
    await othersTurn()
  }
  return deadLetters
}

/** False when the record is, or now becomes, a dead letter. */
const readRecord = <Event>(
  { assignment }: RecordBatch,
  record: StoredRecord,
  reader: EventReader<Event>,
  use: UseEvent<Event>,
): boolean => {
  if (assignment.deadLetters.discarded.has(record.offset)) return true
  if (assignment.deadLetters.has(record)) return false
  try {
    const event = reader(record.value)
    if (event !== undefined)
      use({ event, at: positionOf(assignment.partition, record.offset), headers: record.headers }, record)
    return true
  } catch (error) {
    assignment.deadLetters.add(record, reasonOf(error))
    return false
  }
}

export const deadLetterRecord = (
  { assignment }: Pick<RecordBatch, 'assignment'>,
  record: StoredRecord,
): DeadLetterRecord => ({
  partition: assignment.partition,
  record,
  failure: assignment.deadLetters.failureOf(record.offset) ?? null,
})

export const positionOf = (partition: number, offset: number): LogPosition => ({
  partition,
  offset,
  seq: seqOf(partition, offset),
})
