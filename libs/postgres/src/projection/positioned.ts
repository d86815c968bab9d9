import type { StoredRecord } from '@doorledger/event-log'
import { type LogPosition, seqOf } from '@doorledger/kernel'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Slice } from './claim.js'
import { reasonOf } from './failure.js'

/** An event and where it stands in the log. */
export interface Positioned<Event> {
  readonly event: Event
  readonly at: LogPosition
  /** of its record, such as `traceparent` */
  readonly headers: Readonly<Record<string, string>>
}

/** Reads a record's value; undefined when the view does not want the event. Throws when it is no event. */
export type EventReader<Event> = (value: string) => Event | undefined

/** A record that goes to the parking place instead of into the view. */
export interface ParkedRecord {
  readonly partition: number
  readonly record: StoredRecord
  /** null when it only waits for an earlier one of its key */
  readonly failure: string | null
}

/** What is done with one event; a rejection parks its key. */
type UseEvent<Event> = (positioned: Positioned<Event>, record: StoredRecord) => void

/** How much is read before others get their turn: the answers of Postgres must not wait for us. */
const READ_AT_ONCE = 250

/**
 * Reads the events of a slice in order and hands them to `use`. Leaves out what was discarded; what fails, and what
 * comes later with its key, is answered as parked.
 */
export const readSlice = async <Event>(
  slice: Slice,
  reader: EventReader<Event>,
  use: UseEvent<Event>,
): Promise<ParkedRecord[]> => {
  const parked: ParkedRecord[] = []
  for (let start = 0; start < slice.records.length; start += READ_AT_ONCE) {
    for (const record of slice.records.slice(start, start + READ_AT_ONCE)) {
      if (!readRecord(slice, record, reader, use)) parked.push(parkedRecord(slice, record))
    }
    await othersTurn()
  }
  return parked
}

/** False when the record is, or now becomes, one to park. */
const readRecord = <Event>(
  { claim }: Slice,
  record: StoredRecord,
  reader: EventReader<Event>,
  use: UseEvent<Event>,
): boolean => {
  if (claim.parked.discarded.has(record.offset)) return true
  if (claim.parked.has(record)) return false
  try {
    const event = reader(record.value)
    if (event !== undefined)
      use({ event, at: positionOf(claim.partition, record.offset), headers: record.headers }, record)
    return true
  } catch (error) {
    claim.parked.park(record, reasonOf(error))
    return false
  }
}

export const parkedRecord = ({ claim }: Pick<Slice, 'claim'>, record: StoredRecord): ParkedRecord => ({
  partition: claim.partition,
  record,
  failure: claim.parked.failureOf(record.offset) ?? null,
})

export const positionOf = (partition: number, offset: number): LogPosition => ({
  partition,
  offset,
  seq: seqOf(partition, offset),
})
