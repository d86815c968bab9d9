import { type AuditRecord, auditRecorded, type DecoderCodes } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, expect, it } from 'vitest'
import { changedMeaning } from './changed-meaning.js'
import { decode, type Decoder, emptyDecoder } from './decoder.js'
import { decoderTable } from './decoder-table.js'

const granted = { result: 'granted', reason: 'success', accessType: 'unknown' } as const
const one: DecoderCodes = { '0507': { name: 'credential', category: 'access', access: granted } }
const other: DecoderCodes = { '0507': { name: 'pass', category: 'access' } }
const replaced = (decoderVersion: number, codes: DecoderCodes) =>
  ({ type: 'decoder.replaced', data: { family: 'engage', decoderVersion, codes } }) as const
const replace = (codes: DecoderCodes, ifVersion?: number) =>
  ({ type: 'replace', family: 'engage', codes, ...(ifVersion !== undefined && { ifVersion }) }) as const

describe('the code table of a family', () => {
  it('has a version that counts its replacements', () =>
    given(decoderTable, [replaced(1, one)])
      .when(replace(other))
      .then([replaced(2, other)]))

  it('is not replaced by the same, whatever the order of its members', () =>
    given(decoderTable, [replaced(1, one)])
      .when(
        replace({
          '0507': {
            access: { accessType: 'unknown', reason: 'success', result: 'granted' },
            category: 'access',
            name: 'credential',
          },
        }),
      )
      .then([]))

  it('is replaced only in the version it was seen in, when that is asked for', () =>
    given(decoderTable, [replaced(1, one), replaced(2, other)])
      .when(replace(one, 1))
      .thenRefused('decoder_replaced_meanwhile'))

  it('is given to begin with, and left alone after that', async () => {
    const seed = { type: 'seed', family: 'engage', codes: one } as const
    await given(decoderTable, [])
      .when(seed)
      .then([replaced(1, one)])
    await given(decoderTable, [replaced(1, other)])
      .when(seed)
      .then([])
  })
})

describe('a meaning', () => {
  const decoder = (version: number, codes: DecoderCodes): Decoder => ({ family: 'engage', version, codes })
  const recordedBy = (by: Decoder, code = '0507'): AuditRecord => ({
    ...auditRecorded.example,
    code,
    meaning: decode(by, code),
  })

  it('of a code in no table is unknown', () => {
    expect(decode(emptyDecoder('engage'), '0507')).toEqual({ family: 'engage', decoderVersion: 0 })
    expect(decode(decoder(1, one), '05')).toEqual({ family: 'engage', decoderVersion: 1 })
  })

  it('has changed when the table in force says otherwise than the one it was recorded with', () => {
    const history = [decoder(1, one), decoder(2, other)]
    expect(changedMeaning(recordedBy(history[0]!), history)).toEqual({
      meaning: { family: 'engage', decoderVersion: 2, codeName: 'pass', category: 'access' },
      previous: recordedBy(history[0]!).meaning,
    })
  })

  it('has changed when a code becomes known, or unknown', () => {
    expect(changedMeaning(recordedBy(emptyDecoder('engage')), [decoder(1, one)])?.meaning.codeName).toBe('credential')
    expect(changedMeaning(recordedBy(decoder(1, one)), [decoder(1, one), decoder(2, {})])?.meaning).toEqual({
      family: 'engage',
      decoderVersion: 2,
    })
  })

  it('has not changed when the table in force says the same', () => {
    expect(changedMeaning(recordedBy(decoder(1, one)), [decoder(1, one), decoder(2, one)])).toBeUndefined()
  })

  it('has changed back when only a table in between said otherwise', () => {
    const history = [decoder(1, one), decoder(2, other), decoder(3, one)]
    expect(changedMeaning(recordedBy(history[0]!), history)).toMatchObject({
      meaning: { decoderVersion: 3, codeName: 'credential' },
      previous: { decoderVersion: 2, codeName: 'pass' },
    })
  })

  it('given by the table in force cannot change', () => {
    expect(changedMeaning(recordedBy(decoder(2, other)), [decoder(1, one), decoder(2, other)])).toBeUndefined()
  })
})
