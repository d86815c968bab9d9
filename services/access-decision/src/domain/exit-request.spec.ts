import { accessGranted, rexActivated } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { placedReport } from './device-report.js'
import { exitRequest } from './exit-request.js'

const device = { id: 'controller-1', name: 'Controller', kind: 'controller' as const, facilityPath: 'hq' }
const now = new Date('2026-11-22T09:00:00.000Z')
const sender = { tenantId: 'default', deviceId: device.id }
const placed = placedReport({ eventId: '7' }, sender, { kind: 'rex', field: 'occurredAt', now })
const door = { doorId: 'front', name: 'Front door', facilityPath: 'hq/floor-1' }

describe('a request to exit', () => {
  it('is granted at every door of its device, as its contract says', () => {
    const { activated, granted } = exitRequest(device, [door, { ...door, doorId: 'back' }], placed)
    expect(rexActivated.schema.safeParse(activated).error).toBeUndefined()
    for (const grant of granted) expect(accessGranted.schema.safeParse(grant).error).toBeUndefined()
    expect(granted.map(({ data }) => [data.door?.id, data.reason, data.accessDevice.facilityPath])).toEqual([
      ['front', 'rex', 'hq/floor-1'],
      ['back', 'rex', 'hq/floor-1'],
    ])
  })

  it('is granted and told of also when its device belongs to no door', () =>
    expect(exitRequest(device, [], placed).granted).toMatchObject([{ data: { reason: 'rex', result: 'granted' } }]))

  it('is the same event however often it is sent', () =>
    expect(exitRequest(device, [door], placed)).toEqual(exitRequest(device, [door], placed)))
})
