import { accessGranted, type AccessGranted, doorExample, eventOf } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { passingOf } from './passing-of.js'

const at = '2026-11-22T09:00:00.000Z'
const about = { tenantId: 'default', service: 'test', occurredAt: at, recordedAt: at }
const granted = (data: Partial<AccessGranted['data']>) =>
  eventOf(accessGranted, { ...accessGranted.example, user: { id: 'anna' }, ...data }, about)
const reader = { id: 'reader', name: 'Reader', kind: 'reader' as const }
const inwards = { accessPointId: 'in', deviceId: 'reader', toAreaId: 'lab' }
const outwards = { accessPointId: 'out', deviceId: 'reader', fromAreaId: 'lab' }
const door = { ...doorExample, accessPoints: [inwards, outwards] }

describe('a grant', () => {
  it('lets somebody through in the direction that was asked for', () => {
    expect(passingOf(granted({ accessPoint: { id: 'in' } }), door)).toMatchObject({ userId: 'anna', toAreaId: 'lab' })
    expect(passingOf(granted({ accessPoint: { id: 'out' } }), door)?.toAreaId).toBeUndefined()
  })

  it('goes the only way that its device leads', () =>
    expect(passingOf(granted({ accessDevice: reader }), { ...door, accessPoints: [inwards] })?.toAreaId).toBe('lab'))

  it('says nothing of where anybody is when the way or the person is unknown', () => {
    expect(passingOf(granted({ accessDevice: reader }), door)).toBeUndefined()
    expect(passingOf(granted({ accessPoint: { id: 'elsewhere' } }), door)).toBeUndefined()
    const { user: _, ...anonymous } = granted({ accessPoint: { id: 'in' } }).data
    expect(passingOf({ ...granted({}), data: anonymous }, door)).toBeUndefined()
    expect(passingOf(granted({ accessPoint: { id: 'in' } }), undefined)).toBeUndefined()
  })
})
