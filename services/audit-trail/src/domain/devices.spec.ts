import { auditBlockReceived, deviceAttributesChanged, deviceRegistered, eventOf } from '@doorledger/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folded } from '@doorledger/testing'
import { type DeviceEvent, devices } from './devices.js'

const attributes = { name: 'Front door', model: 'LE', family: 'engage', zone: 'Europe/Helsinki' }
const at = (time: string) => ({ tenantId: 'default', service: 'device-ingest', occurredAt: time, recordedAt: time })

const registered: DeviceEvent = {
  ...eventOf(deviceRegistered, { deviceId: 'front-door', kind: 'lock', attributes }, at('2026-11-01T00:00:00.000Z')),
  streamversion: 1,
}
const renamed = (name: string, streamversion: number): DeviceEvent => ({
  ...eventOf(
    deviceAttributesChanged,
    { deviceId: 'front-door', kind: 'lock', attributes: { ...attributes, name }, changed: ['name'] },
    at('2026-11-02T00:00:00.000Z'),
  ),
  streamversion,
})
const block = (blockSeq: number): DeviceEvent =>
  eventOf(
    auditBlockReceived,
    { ...auditBlockReceived.example, deviceId: 'front-door', blockSeq, recordCount: 0 },
    at(`2026-11-0${blockSeq + 2}T00:00:00.000Z`),
  )

const device = (...events: readonly DeviceEvent[]) => [...folded(devices, events).values()][0]

describe('a device whose trail is kept', () => {
  it('is known from its registration, and was never fetched', () =>
    expect(device(registered)).toMatchObject({ name: 'Front door', kind: 'lock', last_fetched_at: undefined }))

  it('is as fresh as its last block, even an empty one', () =>
    expect(device(registered, block(1), block(2))).toMatchObject({ last_fetched_at: '2026-11-04T00:00:00.000Z' }))

  it('does not grow older when an old block is told again', () =>
    expect(device(registered, block(1), block(2), block(1))).toEqual(device(registered, block(1), block(2))))

  it('keeps its newest attributes when older ones are told again', () =>
    expect(device(registered, renamed('Main entrance', 2), registered)).toMatchObject({ name: 'Main entrance' }))

  it('is the same whatever of its past is told again', () => {
    const history = [registered, renamed('Side door', 2), block(1), renamed('Main entrance', 3), block(2)]
    fc.assert(
      fc.property(fc.array(fc.nat(history.length - 1)), (again) => {
        expect(device(...history, ...again.map((index) => history[index]!))).toEqual(device(...history))
      }),
    )
  })
})
