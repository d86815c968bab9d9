import { type AuditRecord, auditRecorded, type DecoderCodes } from '@doorledger/contracts'
import { describe, expect, it } from 'vitest'
import { changedMeaning, type PastTable } from './changed-meaning.js'
import { decode, type Decoder, emptyDecoder } from './decoder.js'

const CODE = '0507'
const granted = { result: 'granted', reason: 'success', accessType: 'unknown' } as const
const denied = { result: 'denied', reason: 'device_denied', accessType: 'unknown' } as const
const asGranted: DecoderCodes = { [CODE]: { name: 'credential', category: 'access', access: granted } }
const asDenied: DecoderCodes = { [CODE]: { name: 'refusal', category: 'access', access: denied } }
const asPower: DecoderCodes = { [CODE]: { name: 'battery low', category: 'power' } }
const asUnknown: DecoderCodes = {}

const decoder = (version: number, codes: DecoderCodes): Decoder => ({ family: 'engage', version, codes })
const recordedBy = (by: Decoder, code = CODE): AuditRecord => ({
  ...auditRecorded.example,
  code,
  meaning: decode(by, code),
})
const table = (version: number, codes: DecoderCodes, reachedAll: boolean): PastTable => ({
  decoder: decoder(version, codes),
  reachedAll,
})
/** Applied to everything that was recorded before it. */
const done = (version: number, codes: DecoderCodes) => table(version, codes, true)
/** Replaced before it was. */
const cutShort = (version: number, codes: DecoderCodes) => table(version, codes, false)
/** The one the past is decoded with. */
const latest = cutShort

describe('a meaning', () => {
  it('of a code in no table is unknown', () => {
    expect(decode(emptyDecoder('engage'), CODE)).toEqual({ family: 'engage', decoderVersion: 0 })
    expect(decode(decoder(1, asGranted), '05')).toEqual({ family: 'engage', decoderVersion: 1 })
  })

  it('has changed when the latest table says otherwise than the one it was recorded with', () => {
    const record = recordedBy(decoder(1, asGranted))
    expect(changedMeaning(record, [done(1, asGranted), latest(2, asPower)])).toEqual({
      meaning: { family: 'engage', decoderVersion: 2, codeName: 'battery low', category: 'power' },
      previous: record.meaning,
    })
  })

  it('has changed when a code becomes known, or unknown', () => {
    expect(changedMeaning(recordedBy(emptyDecoder('engage')), [latest(1, asGranted)])?.meaning.access).toEqual(granted)
    const history = [done(1, asGranted), latest(2, asUnknown)]
    expect(changedMeaning(recordedBy(decoder(1, asGranted)), history)?.meaning).toEqual({
      family: 'engage',
      decoderVersion: 2,
    })
  })

  it('has not changed when the latest table says the same', () => {
    const history = [done(1, asGranted), latest(2, asGranted)]
    expect(changedMeaning(recordedBy(decoder(1, asGranted)), history)).toBeUndefined()
  })

  it('has not changed since the last table that reached every record', () => {
    const history = [done(1, asGranted), done(2, asPower), latest(3, asPower)]
    expect(changedMeaning(recordedBy(decoder(1, asGranted)), history)).toBeUndefined()
  })

  it('has changed back when a table in between said otherwise', () => {
    const record = recordedBy(decoder(1, asGranted))
    for (const between of [done(2, asPower), cutShort(2, asPower)]) {
      expect(changedMeaning(record, [done(1, asGranted), between, latest(3, asGranted)])).toMatchObject({
        meaning: { decoderVersion: 3, codeName: 'credential' },
        previous: { decoderVersion: 2, codeName: 'battery low' },
      })
    }
  })

  it('that is no attempt any more replaces the attempt, though a table that was cut short may have said so before', () => {
    const record = recordedBy(decoder(1, asGranted))
    for (const codes of [asPower, asUnknown]) {
      const history = [done(1, asGranted), cutShort(2, asUnknown), latest(3, codes)]
      expect(changedMeaning(record, history)).toMatchObject({
        meaning: { decoderVersion: 3 },
        previous: record.meaning,
      })
    }
  })

  it('that was taken back by a table which reached every record is not taken back again', () => {
    const history = [done(1, asGranted), done(2, asUnknown), latest(3, asPower)]
    expect(changedMeaning(recordedBy(decoder(1, asGranted)), history)?.previous).toEqual({
      family: 'engage',
      decoderVersion: 2,
    })
  })

  it('says which attempt it was last taken for', () => {
    const history = [done(1, asGranted), cutShort(2, asDenied), latest(3, asUnknown)]
    expect(changedMeaning(recordedBy(decoder(1, asGranted)), history)?.previous.access).toEqual(denied)
  })

  it('given by the latest table, or by a later one, cannot change', () => {
    const history = [done(1, asGranted), latest(2, asPower)]
    expect(changedMeaning(recordedBy(decoder(2, asGranted)), history)).toBeUndefined()
    expect(changedMeaning(recordedBy(decoder(3, asGranted)), history)).toBeUndefined()
  })
})
