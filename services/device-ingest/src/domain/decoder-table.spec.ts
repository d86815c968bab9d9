import type { DecoderCodes } from '@doorledger/contracts'
import { given } from '@doorledger/testing'
import { describe, it } from 'vitest'
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

  it('is given to begin with, and left alone after that', () => {
    const seed = { type: 'seed', family: 'engage', codes: one } as const
    given(decoderTable, [])
      .when(seed)
      .then([replaced(1, one)])
    given(decoderTable, [replaced(1, other)])
      .when(seed)
      .then([])
  })
})
