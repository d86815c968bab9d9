import { deviceAttributesChanged, deviceRegistered, eventOf } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { DeviceDescriptions, descriptionIn } from './device-description.js'

const day = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString()
const described = (version: number, name: string, facilityPath: string) => {
  const { example } = deviceRegistered
  const attributes = { ...example.attributes, name, facilityPath }
  const at = { tenantId: 'default', service: 'device-ingest', occurredAt: day(version), recordedAt: day(version) }
  const data = { ...example, deviceId: 'mill-door', attributes }
  if (version === 1) return descriptionIn({ ...eventOf(deviceRegistered, data, at), streamversion: version })
  const changed = { ...data, changed: ['name'] }
  return descriptionIn({ ...eventOf(deviceAttributesChanged, changed, at), streamversion: version })
}
const asRead = { id: 'mill-door', name: 'As read', kind: 'lock' as const }

describe('a device', () => {
  const first = described(1, 'Mill door', 'mill')
  const moved = described(5, 'Hotel entrance', 'hotel')

  it('shows as it was then, however late its record comes', () => {
    const known = new DeviceDescriptions([moved, first])
    expect(known.refAt('default', day(4), asRead)).toMatchObject({ name: 'Mill door', facilityPath: 'mill' })
    expect(known.refAt('default', day(5), asRead)).toMatchObject({ name: 'Hotel entrance', facilityPath: 'hotel' })
    expect(known.refAt('default', '2013-11-13T00:00:00.000Z', asRead)).toMatchObject({ name: 'Mill door' })
  })

  it('shows as its record says where nothing else is known of it', () => {
    const known = new DeviceDescriptions([first])
    expect(known.refAt('other', day(4), asRead)).toBe(asRead)
  })

  it('is described once by each version of its history', () => {
    const known = new DeviceDescriptions([first])
    known.add(first)
    known.add(moved)
    known.add(moved)
    expect(known.added).toEqual([moved])
  })
})
