import { auditRecorded, auditRedecoded, deviceEvents, eventReader } from '@doorledger/contracts'
import type { Reactor } from '@doorledger/postgres'
import { accessEventOf, type RecordEvent } from '../../domain/access-event-of.js'

/** Publishes the attempts at doors that devices' records tell of. Needs no state: a record says all there is. */
export const deriveAccessEvents: Reactor<RecordEvent> = {
  kind: 'reactor',
  name: 'derive-access-events',
  version: 1,
  topic: deviceEvents.name,
  reader: eventReader<RecordEvent>([auditRecorded, auditRedecoded]),
  react: (_, events) =>
    Promise.resolve({
      publish: events.map(({ event }) => accessEventOf(event)).filter((event) => event !== undefined),
    }),
}
