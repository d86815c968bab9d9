import { describe, expect, it } from 'vitest'
import { halves, type Slice } from './claim.js'
import { ParkedKeys } from './parked-keys.js'

const slice = (from: number, to: number, offsets: readonly number[]): Slice => ({
  claim: { partition: 0, epoch: 1, parked: new ParkedKeys([]), next: to, written: 0, lost: false },
  records: offsets.map((offset) => ({ key: 'k', value: '', headers: {}, offset, appendedAt: new Date(0) })),
  from,
  to,
})
const extent = (slices: readonly Slice[]) =>
  slices.map(({ from, to, records }) => [from, to, records.map(({ offset }) => offset)])

describe('halving what could not be written', () => {
  it('divides several partitions first', () => {
    const [first, second] = halves([slice(0, 2, [0, 1]), slice(5, 6, [5])])!
    expect(extent(first)).toEqual([[0, 2, [0, 1]]])
    expect(extent(second)).toEqual([[5, 6, [5]]])
  })

  it('then divides one partition without a gap, even where the log has one', () => {
    const [first, second] = halves([slice(3, 20, [4, 9, 12])])!
    expect(extent(first)).toEqual([[3, 9, [4]]])
    expect(extent(second)).toEqual([[9, 20, [9, 12]]])
  })

  it('ends at a single record', () => expect(halves([slice(3, 20, [4])])).toBeUndefined())
})
