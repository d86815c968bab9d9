import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
import { quarantined } from './quarantined.js'

const quarantineId = '5f0c1f5e-1111-8222-9333-444455556666'
const discard = { type: 'discard', quarantineId, deviceId: 'front-door', reason: 'test equipment' } as const
const discarded = {
  type: 'device.quarantine_resolved',
  data: { deviceId: 'front-door', quarantineId, outcome: 'discarded', reason: 'test equipment' },
} as const

describe('something in quarantine', () => {
  it('can be given up, with a reason', () => given(quarantined, []).when(discard).then([discarded]))

  it('is given up once', () =>
    given(quarantined, [discarded])
      .when({ ...discard, reason: 'another' })
      .then([]))
})
