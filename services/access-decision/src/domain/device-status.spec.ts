import { deviceOffline, deviceOnline, deviceTamperDetected, eventOf } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { deviceStatus } from './device-status.js'

const at = (minute: number) => `2026-11-22T09:0${minute}:00.000Z`
const about = (minute: number) => ({
  tenantId: 'default',
  service: 'test',
  occurredAt: at(minute),
  recordedAt: at(minute),
})
const place = { partition: 0, offset: 0, seq: 0 }
const data = { ...deviceOnline.example, deviceId: 'contact' }

describe('how a device is', () => {
  it('is what it said last, whatever comes late', () => {
    const events = [
      eventOf(deviceOffline, data, about(5)),
      eventOf(deviceOnline, data, about(3)),
      eventOf(deviceTamperDetected, data, about(4)),
    ]
    const row = events.reduce<ReturnType<typeof deviceStatus.evolve>>(
      (before, event) => deviceStatus.evolve(before, event, place),
      undefined,
    )
    expect(row).toMatchObject({ online: false, online_since: at(5), tampered: true, tampered_since: at(4) })
  })
})
