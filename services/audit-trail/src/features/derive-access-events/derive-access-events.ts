import {
  auditRecorded,
  auditRedecoded,
  deviceEvents,
  type Envelope,
  eventReader,
  phoneKeyReported,
} from '@doorledger/contracts'
import type { Reactor } from '@doorledger/postgres'
import { accessEventOf } from '../../domain/access-event-of.js'
import { UnlockBook } from '../../domain/unlock-book.js'
import { attemptOfReport, type UnlockEvent, unlockFactOf } from '../../domain/unlock-fact.js'
import { loadUnlockFacts, saveUnlockFacts } from './unlock-fact-store.js'

/**
 * Publishes the attempts at doors that locks' records and phones' reports tell of. Both are in one topic under the key
 * of the lock, so one order decides who is matched with whom, and is the same whenever it is read. What names no
 * credential needs no state: it says all there is.
 */
export const deriveAccessEvents: Reactor<UnlockEvent> = {
  kind: 'reactor',
  name: 'derive-access-events',
  version: 1,
  topic: deviceEvents.name,
  reader: eventReader<UnlockEvent>([auditRecorded, auditRedecoded, phoneKeyReported]),
  react: async ({ client }, positioned) => {
    const told = positioned.map(({ event }) => ({ event, fact: unlockFactOf(event) }))
    const facts = told.flatMap(({ fact }) => (fact === undefined ? [] : [fact]))
    const book = new UnlockBook(facts.length === 0 ? [] : await loadUnlockFacts(client, facts))
    const publish: Envelope[] = []
    for (const { event, fact } of told) publish.push(...(fact === undefined ? alone(event) : book.take(fact, event)))
    await saveUnlockFacts(client, book.changed())
    return { publish }
  },
}

const alone = (event: UnlockEvent): readonly Envelope[] => {
  const attempt = event.type === 'device.phone_key_reported' ? attemptOfReport(event) : accessEventOf(event)
  return attempt === undefined ? [] : [attempt]
}
