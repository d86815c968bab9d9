import type {
  AccessGranted,
  AccessRuleState,
  ContactChanged,
  DeviceOffline,
  DeviceOnline,
  DoorState,
} from '@doorledger/contracts'
import type { ContactFact, UnlockFact } from './door-fact.js'

/** What devices tell that concerns the contact of a door. */
export type ContactEvent = ContactChanged | DeviceOnline | DeviceOffline

/** A device that was away, or restarted, does not know what happened meanwhile. */
export const contactFactOf = (event: ContactEvent): ContactFact | undefined => {
  if (event.type === 'device.online' && event.data.restarted !== true) return undefined
  return {
    kind: 'contact',
    factId: event.id,
    deviceId: event.data.deviceId,
    ...timesOf(event),
    state: event.type === 'device.contact_changed' ? event.data.state : 'unknown',
  }
}

type UnlockRule = Pick<AccessRuleState, 'unlockSec' | 'heldOpenThresholdSec'>

/**
 * The unlock that a grant is. How long it lasts is known of what was decided here; of what a lock decided for itself, only
 * when it was.
 */
export const unlockFactOf = (
  event: AccessGranted,
  { unlockSec }: Pick<DoorState, 'unlockSec'>,
  rule: UnlockRule | undefined,
): UnlockFact => {
  const { accessEventId, accessDevice, reason, provenance } = event.data
  const times = timesOf(event)
  const isOurs = provenance.some(({ kind }) => kind === 'decision' || kind === 'exit_request')
  const lastsSec = rule?.unlockSec ?? unlockSec
  return {
    kind: 'unlock',
    factId: accessEventId,
    deviceId: accessDevice.id,
    ...times,
    cause: reason === 'duress' ? 'success' : reason,
    ...(isOurs && { untilMs: times.atMs + lastsSec * 1_000 }),
    ...(rule?.heldOpenThresholdSec !== undefined && { heldOpenThresholdSec: rule.heldOpenThresholdSec }),
  }
}

const timesOf = ({ time, recordedtime }: { readonly time: string; readonly recordedtime: string }) => {
  const receivedAtMs = Date.parse(recordedtime)
  return { atMs: Math.min(Date.parse(time), receivedAtMs), receivedAtMs }
}
