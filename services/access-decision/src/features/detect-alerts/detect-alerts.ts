import {
  accessEvents,
  actionRecorded,
  adminAudit,
  attemptEvents,
  auditGapDetected,
  databaseVersionMismatchDetected,
  deviceEvents,
  deviceTamperDetected,
  type EventDefinition,
  eventReader,
  lockdownStarted,
  type Topic,
} from '@doorledger/contracts'
import { dayIn, localTimeIn, onceForEach } from '@doorledger/kernel'
import type { EventProcessor } from '@doorledger/projections'
import type { Clock } from '@doorledger/service'
import { raiseAlerts, settingsOf } from '../../alerts/raise-alerts.js'
import type { DetectedEvent } from '../../domain/alerts/findings-of.js'

const DAY_MS = 86_400_000

const isUnrecognizedLogin = (event: DetectedEvent): boolean =>
  event.type === actionRecorded.type && event.data.entryType === 'auth.unrecognized_device_login'

const detector = (
  name: string,
  topic: Topic,
  definitions: readonly unknown[],
  concerns: (event: DetectedEvent) => boolean = () => true,
) => {
  const reader = eventReader<DetectedEvent>(definitions as readonly EventDefinition[])
  return (clock: Clock, siteZone: string): EventProcessor<DetectedEvent> => {
    const localTime = (at: Date) => localTimeIn(siteZone, at).slice(11, 16)
    const localDay = (at: Date) => Date.parse(dayIn(siteZone, at)) / DAY_MS
    return {
      kind: 'reactor',
      name,
      version: 1,
      topic: topic.name,
      reader,
      react: async ({ client }, recorded) => {
        const settings = onceForEach((tenantId: string) => settingsOf(client, tenantId))
        const looking = { client, now: clock(), settingsOf: settings, localTime, localDay }
        for (const { event } of recorded) if (concerns(event)) await raiseAlerts(looking, event)
        return { publish: [] }
      },
    }
  }
}

/** Raises alerts for what happens at doors (R4.67–R4.70). */
export const detectAtDoors = detector('detect-at-doors', accessEvents, [...attemptEvents, lockdownStarted])

/** Raises alerts for what devices tell of themselves and their trails. */
export const detectAtDevices = detector('detect-at-devices', deviceEvents, [
  auditGapDetected,
  databaseVersionMismatchDetected,
  deviceTamperDetected,
])

/** Raises alerts for logins from ever new devices (R1.12): the audit log says which logins are. */
export const detectAtLogins = detector('detect-at-logins', adminAudit, [actionRecorded], isUnrecognizedLogin)
