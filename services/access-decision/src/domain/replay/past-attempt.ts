import { accessDenied, type AccessEventData, accessGranted, type Envelope, eventReader } from '@doorledger/contracts'
import type { PastAttempt } from './replay-attempt.js'

const readAttempt = eventReader<Envelope & { readonly data: AccessEventData }>([accessGranted, accessDenied])

/** The attempt that a record tells of; undefined when it is none that was decided here. */
export const pastAttemptIn = (value: string, tenantId: string): PastAttempt | undefined => {
  const event = readAttempt(value)
  if (event?.tenantid !== tenantId) return undefined
  const { accessEventId, door, accessPoint, accessDevice, accessType, factors, credential, decision, reason, ...data } =
    event.data
  if (door === undefined || decision === 'none' || data.policyVersion === undefined) return undefined
  const [first = accessType, ...others] = factors ?? [accessType]
  return {
    accessEventId,
    atMs: Date.parse(event.time),
    doorId: door.id,
    accessPointId: accessPoint?.id,
    deviceId: accessDevice.id,
    accessTypes: [first, ...others],
    credentialId: credential?.credentialId,
    decision,
    reason,
  }
}
