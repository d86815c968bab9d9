import type { StoredRecord } from '@doorledger/event-log'
import pg from 'pg'
import { halves, type Slice } from './claim.js'
import type { Draft } from './draft.js'
import { EventRefused, failureKind, reasonOf } from './failure.js'
import { alreadySettled, type Settlement, findParkedEvent, type ParkedEvent } from './parked-events.js'
import { ParkedKeys } from './parked-keys.js'

export interface RetryOutcome {
  /** worked in now */
  readonly retried: number
  /** of the same key, the first one because it failed again */
  readonly stillParked: number
}

export interface Retrying {
  readonly database: pg.Pool
  readonly newDraft: () => Draft
}

interface WaitingRecord extends StoredRecord {
  readonly id: number
}

const AT_ONCE = 500
const SETTLED_MEANWHILE = 'DL002'

/**
 * Works the events of a parked event's key in, in order, until one fails again. Those that come in from the log
 * meanwhile wait their turn; when none is left the key flows again.
 * @throws {DomainError} `parked_event_not_found`, `parked_event_settled`
 */
export const retryParked = async (retrying: Retrying, id: number, settlement: Settlement): Promise<RetryOutcome> => {
  const event = await findParkedEvent(retrying.database, id)
  if (event.status !== 'parked') throw alreadySettled(id)
  let retried = 0
  for (;;) {
    const waiting = await waitingRecords(retrying.database, event)
    if (waiting.length === 0) return { retried, stillParked: 0 }
    const done = await workIn(retrying, sliceOf(event, waiting), settlement)
    retried += done
    if (done < waiting.length) return { retried, stillParked: await countWaiting(retrying.database, event) }
  }
}

/** How many of the records were worked in before one failed. */
const workIn = async (retrying: Retrying, slice: Slice, settlement: Settlement): Promise<number> => {
  const failure = await tryAtOnce(retrying, slice, settlement)
  if (failure === undefined) return slice.records.length
  const parts = halves([slice])
  if (parts === undefined) {
    await noteFailure(retrying.database, (slice.records[0] as WaitingRecord).id, failure)
    return 0
  }
  const [[first], [second]] = parts as [[Slice], [Slice]]
  const done = await workIn(retrying, first, settlement)
  return done < first.records.length ? done : done + (await workIn(retrying, second, settlement))
}

/** Why it failed; undefined when all records are worked in. */
const tryAtOnce = async (retrying: Retrying, slice: Slice, settlement: Settlement): Promise<string | undefined> => {
  const draft = retrying.newDraft()
  const ids = slice.records.map((record) => (record as WaitingRecord).id)
  try {
    await draft.add(slice)
    const { by, reason } = settlement
    const parameters = [`'{${ids.join()}}'`, pg.escapeLiteral(by), pg.escapeLiteral(reason)]
    await draft.write(`call take_parked_events(${parameters.join(', ')})`)
    return undefined
  } catch (error) {
    if ((error as pg.DatabaseError).code === SETTLED_MEANWHILE) throw alreadySettled(ids[0]!)
    if (failureKind(error) !== 'event') throw error
    return reasonOf(error)
  }
}

/** What fails stays where it is. */
class NothingParked extends ParkedKeys {
  constructor() {
    super([])
  }

  override park(_record: StoredRecord, failure: string): void {
    throw new EventRefused(failure)
  }
}

const sliceOf = ({ partition }: ParkedEvent, records: readonly WaitingRecord[]): Slice => {
  const from = records[0]!.offset
  const to = records[records.length - 1]!.offset + 1
  const claim = { partition, epoch: 0, parked: new NothingParked(), next: to, written: from, lost: false }
  return { claim, records, from, to }
}

const OF_THE_KEY = `from parked_events
  where projection = $1 and topic = $2 and partition = $3 and record_key = $4 and status = 'parked'`
const keyOf = ({ projection, topic, partition, key }: ParkedEvent) => [projection, topic, partition, key]

const waitingRecords = async (database: pg.Pool, event: ParkedEvent): Promise<WaitingRecord[]> => {
  const { rows } = await database.query<Omit<WaitingRecord, 'value'> & { value: Buffer }>(
    `select id, log_offset as "offset", record_key as key, value, headers, appended_at as "appendedAt" ${OF_THE_KEY}
     order by log_offset limit ${AT_ONCE}`,
    keyOf(event),
  )
  return rows.map((row) => ({ ...row, value: row.value.toString() }))
}

const countWaiting = async (database: pg.Pool, event: ParkedEvent): Promise<number> => {
  const { rows } = await database.query<{ count: number }>(`select count(*) ${OF_THE_KEY}`, keyOf(event))
  return rows[0]!.count
}

const noteFailure = (database: pg.Pool, id: number, failure: string) =>
  database.query('update parked_events set failure = $2, attempts = attempts + 1 where id = $1', [
    id,
    failure.replaceAll('\0', '\u2400'),
  ])
