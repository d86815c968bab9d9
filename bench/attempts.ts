import { accessGranted, accessDenied, type AttemptEvent, eventOf } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'

const DOORS = 500
const DENIED = ['unknown_credential', 'outside_schedule_hours', 'credential_blocked'] as const

/** `count` attempts at 500 doors, one a second before `endMs`, every seventh one denied. The same every time from the same number on. */
export function* attempts(count: number, endMs: number, first = 0): Generator<AttemptEvent> {
  for (let place = 0; place < count; place += 1) {
    const number = first + place
    const occurredAt = new Date(endMs - (count - place) * 1_000).toISOString()
    const denied = number % 7 === 0
    const device = { id: `door-${number % DOORS}`, name: `Door ${number % DOORS}`, kind: 'lock' as const }
    const accessEventId = derivedId('bench', number)
    const data: AttemptEvent['data'] = {
      accessEventId,
      revision: 1,
      accessDevice: { ...device, facilityPath: `hq/floor-${number % 5}` },
      accessType: 'keycard',
      result: denied ? 'denied' : 'granted',
      reason: denied ? DENIED[number % DENIED.length]! : 'success',
      decision: denied ? 'denied' : 'granted',
      checks: [],
      provenance: [{ kind: 'device_audit', recordId: accessEventId, blockId: accessEventId, code: '0507' }],
      occurredLocal: occurredAt.slice(0, 19),
      zone: 'Europe/Helsinki',
      flags: [],
    }
    const about = { id: accessEventId, tenantId: 'default', service: 'bench', occurredAt, recordedAt: occurredAt }
    yield denied ? eventOf(accessDenied, data, about) : eventOf(accessGranted, data, about)
  }
}
