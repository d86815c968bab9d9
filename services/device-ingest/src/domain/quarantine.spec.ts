import { derivedId } from '@doorledger/kernel'
import { describe, expect, it } from 'vitest'
import { newDeviceSync } from './device-sync.js'
import { interpretBlock } from './interpret-block.js'
import { Device, VERSION, handIn, of, recordsIn, context, typesOf, withId } from './interpreting.fixture.js'

describe('quarantine', () => {
  it('keeps a bad record byte for byte and tells why; the rest is recorded', () => {
    const lock = new Device()
    const bad = '{ "event":"05070000",  "time":20260231000000 }'
    const events = lock.sends(`{"audits":[{"event":"05070000","time":20261122115900},${bad}]}`)
    expect(of(events, 'audit_quarantined')).toMatchObject([
      {
        indexInBlock: 1,
        reason: 'time_invalid',
        detail: 'audits[1].time: day 31 of month 2 does not exist in 2026',
        rawBase64: Buffer.from(bad).toString('base64'),
      },
    ])
    expect(Buffer.from(lock.quarantine[0]!.raw).toString()).toBe(bad)
    expect(recordsIn(events)).toHaveLength(1)
  })

  it('keeps a record that says two things at once, and takes neither for true', () => {
    const lock = new Device()
    const twice = '{"event":"05080000","event":"05070000","time":"20261122115930"}'
    const events = lock.sends(`{"audits":[${twice}]}`)
    expect(recordsIn(events)).toEqual([])
    expect(of(events, 'audit_quarantined')).toMatchObject([
      { indexInBlock: 0, reason: 'member_repeated', rawBase64: Buffer.from(twice).toString('base64') },
    ])
    const block = `{"audits":[${twice}],"audits":[]}`
    expect(typesOf(lock.sends(block))).toEqual(['audit_quarantined'])
    expect(Buffer.from(lock.quarantine[1]!.raw).toString()).toBe(block)
    expect(lock.quarantine[1]).toMatchObject({ part: 'body', reason: 'member_repeated' })
  })

  it('keeps a body nobody can read, once', () => {
    const lock = new Device()
    expect(typesOf(lock.sends('{"audits":['))).toEqual(['audit_quarantined'])
    expect(lock.sends('{"audits":[')).toEqual([])
    expect(lock.quarantine).toMatchObject([{ part: 'body', reason: 'body_unreadable' }])
  })

  it('shows at most 4 KiB of it in the event', () => {
    const [quarantined] = of(new Device().sends('x'.repeat(10_000)), 'audit_quarantined')
    expect(Buffer.from(quarantined!['rawBase64'] as string, 'base64')).toHaveLength(4_096)
  })

  it('lets a retried record in when it can be read now, without taking it for a gap or for news of the device', () => {
    const lock = new Device()
    lock.sends({ audits: [withId(100)], nxtDbVerTS: VERSION })
    const retryOf = { quarantineId: derivedId('q'), part: 'record' as const }
    const { state } = lock
    const events = lock.sends({ audits: [withId(7)], nxtDbVerTS: '0x0000000000000000', lockId: 1 }, retryOf)
    expect(typesOf(events)).toEqual(['audit_block_received', 'audit_recorded'])
    expect(lock.state).toMatchObject({
      auditIds: { lastAuditId: 100 },
      nxtDbVerTS: VERSION,
      lastContactAt: state.lastContactAt,
    })
    expect(lock.sends({ audits: [withId(7)], nxtDbVerTS: '0x0000000000000000', lockId: 1 }, retryOf)).toEqual([])
  })

  it('leaves a retried record where it is when it is as bad as before', () => {
    const lock = new Device()
    const retryOf = { quarantineId: derivedId('q'), part: 'record' as const }
    const again = interpretBlock(lock.state, handIn({ audits: [{ event: 'x' }] }, retryOf), context())
    expect(again).toEqual({
      state: newDeviceSync,
      events: [],
      quarantined: [],
      perhapsForgotten: [],
      resolved: false,
    })
  })

  it('takes in the good records of a retried body and keeps the bad ones', () => {
    const retryOf = { quarantineId: derivedId('q'), part: 'body' as const }
    const again = interpretBlock(newDeviceSync, handIn({ audits: [withId(1), null] }, retryOf), context())
    expect(again.resolved).toBe(true)
    expect(typesOf(again.events)).toEqual(['audit_block_received', 'audit_recorded', 'audit_quarantined'])
  })

  it('lets a retried tag count', () => {
    const lock = new Device()
    const retryOf = { quarantineId: derivedId('q'), part: 'tag' as const }
    expect(typesOf(lock.sends({ lockId: 5 }, retryOf))).toEqual(['audit_block_received', 'lock_id_changed'])
  })
})
