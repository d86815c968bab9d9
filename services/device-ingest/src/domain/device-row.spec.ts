import { describe, expect, it } from 'vitest'
import { deviceFaultsThere, deviceRowOf } from './device-row.js'

const row = (cells: Record<string, string>) => deviceRowOf({ line: 4, cells })
const door = { id: 'front-door', kind: 'lock', name: 'Front door' }

describe('a row of a file of doors', () => {
  it('is a device with its attributes; what only an export tells is passed over', () =>
    expect(
      row({
        ...door,
        lockKind: 's50',
        facilityPath: 'hq/floor-2',
        labels: '{"nvr_camera":"7"}',
        hasCredential: 'true',
      }),
    ).toEqual({
      line: 4,
      deviceId: 'front-door',
      kind: 'lock',
      attributes: {
        name: 'Front door',
        lockKind: 's50',
        facilityPath: 'hq/floor-2',
        labels: { nvr_camera: '7' },
      },
    }))

  it.each([
    ['id', { ...door, id: 'front door' }, 'invalid'],
    ['kind', { ...door, kind: 'gate' }, 'invalid'],
    ['name', { id: 'x', kind: 'lock' }, 'missing'],
    ['zone', { ...door, zone: 'Mars/North' }, 'invalid'],
    ['installedOn', { ...door, installedOn: 'yesterday' }, 'invalid'],
    ['labels', { ...door, labels: '{"nvr_camera":7}' }, 'invalid'],
    ['labels', { ...door, labels: 'camera 7' }, 'invalid'],
    ['labels', { ...door, labels: '{"a":"1","a":"2"}' }, 'invalid'],
  ])('has a fault in %s', (field, cells, rule) => expect(row(cells)).toMatchObject([{ line: 4, field, rule }]))

  it('cannot be taken when there is such a device, or was such a row before', () => {
    const read = { line: 4, deviceId: 'front-door', kind: 'lock', attributes: { name: 'Front door' } } as const
    expect(deviceFaultsThere(read, { isRegistered: false, idSeenAt: undefined })).toEqual([])
    expect(deviceFaultsThere(read, { isRegistered: true, idSeenAt: undefined })).toMatchObject([{ rule: 'taken' }])
    expect(deviceFaultsThere(read, { isRegistered: true, idSeenAt: 2 })).toMatchObject([{ rule: 'duplicate' }])
  })
})
