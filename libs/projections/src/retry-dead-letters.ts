import type { StoredRecord } from '@doorledger/event-log'
import pg from 'pg'
import { bisect, type RecordBatch } from './partition-assignment.js'
import type { WriteBatch } from './write-batch.js'
import { EventRefused, failureKind, reasonOf } from './failure.js'
import { alreadySettled, type Settlement, findDeadLetter, type DeadLetter } from './dead-letters.js'
import { DeadLetterKeys } from './dead-letter-keys.js'

export interface RetryOutcome {
  /** worked in now */
  readonly retried: number
  /** of the same key, the first one because it failed again */
  readonly stillParked: number
}

export interface Retrying {
  readonly database: pg.Pool
  readonly newBatch: () => WriteBatch
  /** how many events of a key are worked in together, as far as they can be; 500 when left out */
  readonly atOnce?: number
}

interface WaitingRecord extends StoredRecord {
  readonly id: number
}

const AT_ONCE = 500
const SETTLED_MEANWHILE = 'DL002'

/**
 * Works the events of a dead letter's key in, in order, until one fails again. Those that come in from the log
 * meanwhile wait their turn; when none is left the key flows again.
 * @throws {DomainError} `dead_letter_not_found`, `dead_letter_settled`
 */
export const retryDeadLetters = async (
  retrying: Retrying,
  id: number,
  settlement: Settlement,
): Promise<RetryOutcome> => {
  const event = await findDeadLetter(retrying.database, id)
  if (event.status !== 'parked') throw alreadySettled(id)
  let retried = 0
  for (;;) {
    const waiting = await waitingRecords(retrying, event)
    if (waiting.length === 0) return { retried, stillParked: 0 }
    const done = await workIn(retrying, sliceOf(event, waiting), settlement)
    retried += done
    if (done < waiting.length) return { retried, stillParked: await countWaiting(retrying.database, event) }
  }
}

/** How many of the records were worked in before one failed. */
const workIn = async (retrying: Retrying, recordBatch: RecordBatch, settlement: Settlement): Promise<number> => {
  const failure = await tryAtOnce(retrying, recordBatch, settlement)
  if (failure === undefined) return recordBatch.records.length
  const parts = bisect([recordBatch])
  if (parts === undefined) {
    await noteFailure(retrying.database, (recordBatch.records[0] as WaitingRecord).id, failure)
    return 0
  }
  const [[first], [second]] = parts as [[RecordBatch], [RecordBatch]]
  const done = await workIn(retrying, first, settlement)
  return done < first.records.length ? done : done + (await workIn(retrying, second, settlement))
}

/** Why it failed; undefined when all records are worked in. */
const tryAtOnce = async (
  retrying: Retrying,
  recordBatch: RecordBatch,
  settlement: Settlement,
): Promise<string | undefined> => {
  const batch = retrying.newBatch()
  const ids = recordBatch.records.map((record) => (record as WaitingRecord).id)
  try {
    await batch.add(recordBatch)
    const { by, reason } = settlement
    const parameters = [`'{${ids.join()}}'`, pg.escapeLiteral(by), pg.escapeLiteral(reason)]
    await batch.write(`call take_parked_events(${parameters.join(', ')})`)
    return undefined
  } catch (error) {
    if ((error as pg.DatabaseError).code === SETTLED_MEANWHILE) throw alreadySettled(ids[0]!)
    if (failureKind(error) !== 'event') throw error
    return reasonOf(error)
  }
}

/** What fails stays where it is. */
class NoDeadLetter extends DeadLetterKeys {
  constructor() {
    super([])
  }

  override add(_record: StoredRecord, failure: string): void {
    throw new EventRefused(failure)
  }
}

const sliceOf = ({ partition }: DeadLetter, records: readonly WaitingRecord[]): RecordBatch => {
  const from = records[0]!.offset
  const to = records[records.length - 1]!.offset + 1
  const assignment = { partition, epoch: 0, deadLetters: new NoDeadLetter(), next: to, written: from, lost: false }
  return { assignment, records, from, to }
}

const OF_THE_KEY = `from parked_events
  where projection = $1 and topic = $2 and partition = $3 and record_key = $4 and status = 'parked'`
const keyOf = ({ projection, topic, partition, key }: DeadLetter) => [projection, topic, partition, key]

const waitingRecords = async (
  { database, atOnce = AT_ONCE }: Retrying,
  event: DeadLetter,
): Promise<WaitingRecord[]> => {
  const { rows } = await database.query<Omit<WaitingRecord, 'value'> & { value: Buffer }>(
    `select id, log_offset as "offset", record_key as key, value, headers, appended_at as "appendedAt" ${OF_THE_KEY}
     order by log_offset limit ${atOnce}`,
    keyOf(event),
  )
  return rows.map((row) => ({ ...row, value: row.value.toString() }))
}

const countWaiting = async (database: pg.Pool, event: DeadLetter): Promise<number> => {
  const { rows } = await database.query<{ count: number }>(`select count(*) ${OF_THE_KEY}`, keyOf(event))
  return rows[0]!.count
}

const noteFailure = (database: pg.Pool, id: number, failure: string) =>
  database.query('update parked_events set failure = $2, attempts = attempts + 1 where id = $1', [
    id,
    failure.replaceAll('\0', '\u2400'),
  ])
