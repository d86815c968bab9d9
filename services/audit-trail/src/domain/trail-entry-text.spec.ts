import { describe, expect, it } from 'vitest'
import { lossText, recordText } from './trail-entry-text.js'

const unnamed = { codeName: null, code: '008A', dataHex: '0000' }

describe('what people read in a trail', () => {
  it('is the name of the code', () =>
    expect(recordText({ ...unnamed, kind: 'unlock', codeName: 'pass-through credential' })).toBe(
      'pass-through credential',
    ))

  it('is the code itself when no table knows it', () =>
    expect(recordText({ ...unnamed, kind: 'unknown_event' })).toBe('Unknown event 008A 0000'))

  it('ends with the code when it has no data', () =>
    expect(recordText({ ...unnamed, kind: 'unknown_event', dataHex: '' })).toBe('Unknown event 008A'))

  it('is plain for attempts whose code is not shown', () => {
    expect(recordText({ ...unnamed, kind: 'unlock' })).toBe('Unlocked')
    expect(recordText({ ...unnamed, kind: 'failed_unlock' })).toBe('Unlocking failed')
  })

  it('tells what is missing', () => {
    expect(lossText('gap', { missingAtLeast: 1 })).toBe('At least 1 record is missing here')
    expect(lossText('gap', { missingAtLeast: 2 })).toBe('At least 2 records are missing here')
    expect(lossText('gap', { missingAtLeast: 2, revisedByBlockId: 'b' })).toBe(
      'At least 2 records are missing here; others came late',
    )
    expect(lossText('gap', { missingAtLeast: 0, revisedByBlockId: 'b' })).toBe(
      'Records were missing here; they came late, the last of them in block b',
    )
    expect(lossText('overflow', {})).toBe('The device overwrote records before they were read')
    expect(lossText('quarantined', { detail: 'no time' })).toBe('A record could not be read: no time')
  })
})
