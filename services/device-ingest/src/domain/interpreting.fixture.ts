import { auditBlockHandedIn, type AuditRecorded, type Envelope, eventOf } from '@doorledger/contracts'
import { derivedId, sha256 } from '@doorledger/kernel'
import type { Decoder } from './decoder.js'
import { type DeviceSync, newDeviceSync, type RegisteredDevice } from './device-sync.js'
import type { HandedIn, QuarantineEntry, InterpretationContext } from './handed-in.js'
import { interpretBlock } from './interpret-block.js'
import { sourceTwoExclusions } from './tag-exclusions.js'

const decoder: Decoder = {
  family: 'engage',
  version: 3,
  codes: {
    '0507': {
      name: 'pass-through credential',
      category: 'access',
      access: { result: 'granted', reason: 'success', accessType: 'unknown' },
    },
    '0605': { name: 'audits lost', category: 'database', evidence: 'overflow' },
  },
}
const attributes = { name: 'Front door', model: 'LE', family: 'engage', zone: 'Europe/Helsinki' }
const device: RegisteredDevice = { tenantId: 'default', deviceId: 'front-door', kind: 'lock', attributes }
export const RECEIVED = '2026-11-22T10:00:00.000Z'

export const context = (changes: Partial<RegisteredDevice['attributes']> = {}): InterpretationContext => ({
  device: { ...device, attributes: { ...attributes, ...changes } },
  decoder,
  exclusions: sourceTwoExclusions,
})

export const handIn = (body: unknown, retryOf?: HandedIn['retryOf']): HandedIn => {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const digest = sha256(bytes)
  const data = {
    blockId: derivedId('block', 'default', 'front-door', digest, retryOf?.quarantineId),
    deviceId: 'front-door',
    sha256: digest,
    sizeBytes: bytes.length,
    transport: 'push' as const,
    rawBase64: bytes.toString('base64'),
  }
  const about = { tenantId: 'default', service: 'device-ingest', occurredAt: RECEIVED, recordedAt: RECEIVED }
  return { event: eventOf(auditBlockHandedIn, data, about), body: bytes, ...(retryOf !== undefined && { retryOf }) }
}

/** A device that hands in one block after another. */
export class Device {
  state: DeviceSync = newDeviceSync
  quarantine: readonly QuarantineEntry[] = []
  constructor(private readonly around = context()) {}

  /** as the last block was interpreted */
  perhapsForgotten: readonly string[] = []

  sends(body: unknown, retryOf?: HandedIn['retryOf']): readonly Envelope[] {
    const { state, events, quarantined, perhapsForgotten } = interpretBlock(
      this.state,
      handIn(body, retryOf),
      this.around,
    )
    this.state = state
    this.perhapsForgotten = perhapsForgotten
    this.quarantine = [...this.quarantine, ...quarantined]
    return events
  }
}

export const typesOf = (events: readonly Envelope[]) => events.map(({ type }) => type.replace('device.', ''))
export const recordsIn = (events: readonly Envelope[]) =>
  events.filter(({ type }) => type === 'device.audit_recorded') as unknown as readonly AuditRecorded[]
export const of = (events: readonly Envelope[], type: string) =>
  events.filter((event) => event.type === `device.${type}`).map(({ data }) => data)
/** The clock of the device, so many seconds after eleven. */
export const at = (second: number) => 20261122110000 + Math.floor(second / 60) * 100 + (second % 60)
export const withId = (auditId: number, second = auditId) => ({ event: '05070000', time: at(second), auditId })
/** The n-th record that a device makes, whose audit ids go round. */
export const nth = (n: number) => withId(n % 256, n)
export const VERSION = '0x0873828198485981'
