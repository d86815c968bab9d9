import { accessEvents } from '@doorledger/contracts'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { attempts } from './attempts.ts'

const RECORDS_A_TIME = 5_000

/** Appends so many attempts, the newest a second old. */
export const appendAttempts = async (log: Pick<EventLog, 'append'>, count: number): Promise<void> => {
  let batch = []
  for (const event of attempts(count, Date.now())) {
    if (batch.push(recordOf(event)) < RECORDS_A_TIME) continue
    await log.append(accessEvents.name, batch)
    batch = []
  }
  if (batch.length > 0) await log.append(accessEvents.name, batch)
}
