import {
  accessRuleEvents,
  deviceOffline,
  deviceOnline,
  doorConfigEvents,
  type EventDefinition,
  eventReader,
} from '@doorledger/contracts'
import type { ProjectionSource } from '@doorledger/service'
import { configuredAccess, type ConfiguredAccessEvent } from '../../domain/configured-access.js'
import { type ContactEvent, deviceContacts } from '../../domain/device-contacts.js'

const configured: readonly unknown[] = [...accessRuleEvents, ...doorConfigEvents]

/** Keeps `configured_access` and `device_contacts`: what must be set up before there are attempts. */
export const recordSetup: readonly ProjectionSource[] = [
  {
    projection: configuredAccess,
    reader: eventReader<ConfiguredAccessEvent>(configured as readonly EventDefinition[]),
  },
  { projection: deviceContacts, reader: eventReader<ContactEvent>([deviceOnline, deviceOffline]) },
]
