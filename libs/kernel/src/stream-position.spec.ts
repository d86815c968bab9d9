import { DomainError } from './domain-error.js'
import { seqOf } from './projection.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionAfter, parsePosition, partitionsAhead, printPosition } from './stream-position.js'

const positions = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1023 }), fc.integer({ min: 0, max: 2 ** 43 - 1 })), { maxLength: 20 })
  .map((entries) => new Map(entries))

describe('a stream position', () => {
  it('is read back as it was printed', () =>
    fc.assert(
      fc.property(positions, (position) => void expect(parsePosition(printPosition(position))).toEqual(position)),
    ))

  it('fits one line of printable text', () =>
    fc.assert(fc.property(positions, (position) => void expect(printPosition(position)).toMatch(/^[0-9a-z.-]+$/))))

  it.each(['', 'p2.0-1', 'p1.0-1.0-2', 'p1.x', 'p1.sg-1', 'p1.0-zzzzzzzzzz', '17', 'p1.0-1.', 'p1.0--1'])(
    'refuses %j, naming the header',
    (text) => {
      expect(() => parsePosition(text)).toThrow(DomainError)
      expect(() => parsePosition(text)).toThrow('Last-Event-ID')
    },
  )

  it('moves only the partition of the record that was read', () =>
    expect(
      positionAfter(
        new Map([
          [0, 7],
          [3, 2],
        ]),
        seqOf(3, 9),
      ),
    ).toEqual(
      new Map([
        [0, 7],
        [3, 10],
      ]),
    ))

  it('is behind where the log has more, and where a partition is new', () =>
    expect(
      partitionsAhead(
        new Map([
          [0, 5],
          [1, 5],
        ]),
        new Map([
          [0, 5],
          [1, 6],
          [2, 1],
        ]),
      ),
    ).toEqual([1, 2]))
})
