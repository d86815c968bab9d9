import {
  accessEvents,
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
import type { EventProcessor } from '@doorledger/projections'
import type { Clock } from '@doorledger/service'
import { raiseAlerts } from '../../alerts/raise-alerts.js'
import type { DetectedEvent } from '../../domain/alerts/findings-of.js'

const detector = (name: string, topic: Topic, definitions: readonly unknown[]) => {
  const reader = eventReader<DetectedEvent>(definitions as readonly EventDefinition[])
  return (clock: Clock, siteZone: string): EventProcessor<DetectedEvent> => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: siteZone, hour: '2-digit', minute: '2-digit' })
    const localTime = (at: Date) => format.format(at)
    return {
      kind: 'reactor',
      name,
      version: 1,
      topic: topic.name,
      reader,
      react: async ({ client }, recorded) => {
        for (const { event } of recorded) await raiseAlerts({ client, now: clock(), localTime }, event)
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
