import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offsetOfSeq, partitionOfSeq, seqOf } from './projection.js'

describe('seq', () => {
  it('holds partition and offset without loss', () => {
    fc.assert(
      fc.property(fc.nat(1023), fc.nat(2 ** 31 - 1), (partition, offset) => {
        const seq = seqOf(partition, offset)
        expect([partitionOfSeq(seq), offsetOfSeq(seq)]).toEqual([partition, offset])
      }),
    )
  })

  it('orders the records of a partition', () => {
    expect(seqOf(7, 41)).toBeLessThan(seqOf(7, 42))
  })
})
