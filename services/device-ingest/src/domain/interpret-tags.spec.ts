import { describe, expect, it } from 'vitest'
import { interpretBlock } from './interpret-block.js'
import { Device, RECEIVED, VERSION, handIn, of, context, typesOf, withId } from './interpreting.fixture.js'

describe('the lock id', () => {
  const changes = (lock: Device, lockId?: number) =>
    of(lock.sends({ audits: [withId(lock.state.blockSeq)], lockId }), 'lock_id_changed')

  it('65535 switches no-tour off; the same again is no event, nor is none', () => {
    const lock = new Device()
    expect(changes(lock, 12)).toMatchObject([{ new: 12, noTourEnabled: true }])
    expect(changes(lock, 12)).toEqual([])
    expect(changes(lock)).toEqual([])
    expect(changes(lock, 65_535)).toMatchObject([{ old: 12, new: 65_535, noTourEnabled: false }])
  })

  it('65536 goes into quarantine, byte for byte, and the records are recorded', () => {
    const lock = new Device()
    const events = lock.sends('{"audits":[{"event":"05070000","time":20261122115900}], "lockId": 65536 }')
    expect(typesOf(events)).toEqual(['audit_block_received', 'audit_recorded', 'audit_quarantined'])
    expect(lock.quarantine).toMatchObject([
      { part: 'tag', tag: 'lockId', reason: 'lock_id_invalid', raw: Buffer.from('65536') },
    ])
  })
})

describe('the database version', () => {
  it('is told of when it changes, and when it is not the expected one', () => {
    const lock = new Device(context({ expectedDbVersion: '0x08d16357eef73a69' }))
    const said = (nxtDbVerTS: string, auditId: number) =>
      typesOf(lock.sends({ audits: [withId(auditId)], nxtDbVerTS })).slice(2)
    expect(said(VERSION, 1)).toEqual(['database_version_reported', 'database_version_mismatch_detected'])
    expect(lock.state).not.toHaveProperty('lastSyncedAt')
    expect(said(VERSION, 2)).toEqual([])
    expect(said('0x08D16357EEF73A69', 3)).toEqual(['database_version_reported'])
    expect(lock.state).toMatchObject({ lastSyncedAt: RECEIVED })
  })

  it('is compared anew when another is expected', () => {
    const lock = new Device()
    lock.sends({ audits: [], nxtDbVerTS: VERSION })
    const { events } = interpretBlock(
      lock.state,
      handIn({ audits: [withId(1)], nxtDbVerTS: VERSION }),
      context({ expectedDbVersion: '0x08d16357eef73a69' }),
    )
    expect(of(events, 'database_version_mismatch_detected')).toMatchObject([
      { reported: VERSION, expected: '0x08d16357eef73a69' },
    ])
  })
})
