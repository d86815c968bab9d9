import { contactChanged, deviceEvents, deviceOffline, deviceOnline, eventReader } from '@doorledger/contracts'
import type { EventProcessor } from '@doorledger/projections'
import type { Clock } from '@doorledger/service'
import { type ContactEvent, contactFactOf } from '../../domain/doors/told-facts.js'
import { doorsOfContact } from '../../doors/configured-doors.js'
import type { PassagesOf } from '../../doors/passages.js'
import { factsOfDoors } from './facts-of-doors.js'

/** Works what contacts tell into the histories of their doors. What follows goes through the outbox. */
export const watchContacts = (passagesOf: PassagesOf, clock: Clock): EventProcessor<ContactEvent> => ({
  kind: 'reactor',
  name: 'watch-contacts',
  version: 1,
  topic: deviceEvents.name,
  reader: eventReader<ContactEvent>([contactChanged, deviceOnline, deviceOffline]),
  react: async ({ client }, recorded) => {
    const told = factsOfDoors()
    for (const { event } of recorded) {
      const fact = contactFactOf(event)
      if (fact === undefined) continue
      for (const door of await doorsOfContact(client, event.tenantid, fact.deviceId)) {
        told.add(event.tenantid, door, fact)
      }
    }
    await told.settle({ client, now: clock(), passagesOf })
    return { publish: [] }
  },
})
