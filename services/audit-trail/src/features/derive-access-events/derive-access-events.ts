import {
  auditRecorded,
  auditRedecoded,
  deviceAttributesChanged,
  deviceEvents,
  deviceRegistered,
  type Envelope,
  eventReader,
  phoneKeyReported,
  referenceParts,
} from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import { accessEventOf } from '../../domain/access-event-of.js'
import type { MarkOf } from '../../domain/credential-reference.js'
import { type DeviceDescribed, DeviceDescriptions, descriptionIn } from '../../domain/device-description.js'
import { UnlockBook } from '../../domain/unlock-book.js'
import { attemptOfReport, type UnlockEvent, unlockFactOf } from '../../domain/unlock-fact.js'
import { MATCH_WINDOW_MS } from '../../domain/unlock-matching.js'
import type { OpenedKeys } from '../../opened-keys.js'
import { loadDescriptions, saveDescriptions } from '../../devices/device-description-store.js'
import { loadUnlockFacts, saveUnlockFacts } from './unlock-fact-store.js'

type ToldEvent = UnlockEvent | DeviceDescribed

/**
 * Publishes the attempts at doors that locks' records and phones' reports tell of. All of it is in one topic under the
 * key of the lock, so one order decides who is matched with whom, and is the same whenever it is read. What names no
 * credential is matched with nothing. The device shows as it was when it happened, which may be weeks before the record
 * was handed in.
 * @param windowMs how far the clocks of a phone and a lock may be apart
 */
export const deriveAccessEvents = (
  keys: () => Promise<Pick<OpenedKeys, 'lookup'>>,
  windowMs = MATCH_WINDOW_MS,
): EventProcessor<ToldEvent> => ({
  kind: 'reactor',
  name: 'derive-access-events',
  version: 1,
  topic: deviceEvents.name,
  reader: eventReader<ToldEvent>([
    auditRecorded,
    auditRedecoded,
    phoneKeyReported,
    deviceRegistered,
    deviceAttributesChanged,
  ]),
  react: async ({ client }, positioned) => {
    const { lookup } = await keys()
    const markOf: MarkOf = (tenantId, reference) => lookup.hmac(...referenceParts(tenantId, reference))
    const devices = positioned.map(({ event }) => ({ tenantId: event.tenantid, deviceId: event.data.deviceId }))
    const descriptions = new DeviceDescriptions(await loadDescriptions(client, devices))
    const told = positioned.flatMap(({ event }) => asItWas(event, descriptions))
    await saveDescriptions(client, descriptions.added)
    const facts = told.map((event) => ({ event, fact: unlockFactOf(event, markOf) }))
    const known = facts.flatMap(({ fact }) => (fact === undefined ? [] : [fact]))
    const book = new UnlockBook(known.length === 0 ? [] : await loadUnlockFacts(client, known, windowMs), windowMs)
    const publish: Envelope[] = []
    for (const { event, fact } of facts) {
      publish.push(...(fact === undefined ? alone(event, markOf) : book.take(fact, event)))
    }
    await saveUnlockFacts(client, book.changes())
    return { publish }
  },
})

/** What is told of a device as it was at the time; a description is noted, and tells of no attempt. */
const asItWas = (event: ToldEvent, descriptions: DeviceDescriptions): readonly UnlockEvent[] => {
  if (event.type === 'device.registered' || event.type === 'device.attributes_changed') {
    descriptions.add(descriptionIn(event))
    return []
  }
  const device = descriptions.refAt(event.tenantid, event.time, event.data.device)
  return [{ ...event, data: { ...event.data, device } } as UnlockEvent]
}

const alone = (event: UnlockEvent, markOf: MarkOf): readonly Envelope[] => {
  const isReport = event.type === 'device.phone_key_reported'
  const attempt = isReport ? attemptOfReport(event, markOf) : accessEventOf(event, markOf)
  return attempt === undefined ? [] : [attempt]
}
