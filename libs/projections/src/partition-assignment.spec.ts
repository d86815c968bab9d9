import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bisect, cutAfter, type RecordBatch } from './partition-assignment.js'
import { DeadLetterKeys } from './dead-letter-keys.js'

const recordBatch = (from: number, to: number, offsets: readonly number[]): RecordBatch => ({
  assignment: { partition: 0, epoch: 1, deadLetters: new DeadLetterKeys([]), next: to, written: 0, lost: false },
  records: offsets.map((offset) => ({ key: 'k', value: '', headers: {}, offset, appendedAt: new Date(0) })),
  from,
  to,
})
const extent = (recordBatches: readonly RecordBatch[]) =>
  recordBatches.map(({ from, to, records }) => [from, to, records.map(({ offset }) => offset)])

describe('halving what could not be written', () => {
  it('divides several partitions first', () => {
    const [first, second] = bisect([recordBatch(0, 2, [0, 1]), recordBatch(5, 6, [5])])!
    expect(extent(first)).toEqual([[0, 2, [0, 1]]])
    expect(extent(second)).toEqual([[5, 6, [5]]])
  })

  it('then divides one partition without a gap, even where the log has one', () => {
    const [first, second] = bisect([recordBatch(3, 20, [4, 9, 12])])!
    expect(extent(first)).toEqual([[3, 9, [4]]])
    expect(extent(second)).toEqual([[9, 20, [9, 12]]])
  })

  it('ends at a single record', () => expect(bisect([recordBatch(3, 20, [4])])).toBeUndefined())
})

describe('cutting into parts with one event each', () => {
  it('takes what nobody wants along with what follows, and leaves no gap', () => {
    const parts = cutAfter(recordBatch(3, 20, [4, 9, 12, 15]), ({ offset }) => offset === 9 || offset === 12)
    expect(extent(parts)).toEqual([
      [3, 10, [4, 9]],
      [10, 13, [12]],
      [13, 20, [15]],
    ])
  })

  it('keeps every record, in order, wherever it cuts', () => {
    const offsets = fc.uniqueArray(fc.nat(40)).map((some) => some.toSorted((one, other) => one - other))
    fc.assert(
      fc.property(offsets, fc.func(fc.boolean()), (given, isEnd) => {
        const parts = cutAfter(recordBatch(0, 50, given), ({ offset }) => isEnd(offset))
        expect(parts.flatMap(({ records }) => records.map(({ offset }) => offset))).toEqual(given)
        expect(parts.map(({ from }) => from)).toEqual([0, ...parts.slice(0, -1).map(({ to }) => to)])
        expect(parts.at(-1)?.to).toBe(50)
      }),
    )
  })
})
