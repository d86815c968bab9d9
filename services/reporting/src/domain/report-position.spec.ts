import { describe, expect, it } from 'vitest'
import { isReached, positionsInTurn } from './report-position.js'

describe('a position in the log', () => {
  it('of one topic is the next offset of each partition', () => {
    const offsets = new Map([
      [2, 7],
      [0, 5],
    ])
    expect(positionsInTurn([offsets])).toEqual([5, 0, 7])
    expect(positionsInTurn([new Map()])).toEqual([])
  })

  it('of two topics has them in turn, however many partitions each has', () => {
    expect(positionsInTurn([new Map([[0, 1]]), new Map([[1, 9]])])).toEqual([1, 0, 0, 9])
  })

  it('is reached when the log is read that far in every partition', () => {
    expect(isReached([5, 0], [5, 3])).toBe(true)
    expect(isReached([], [5, 3])).toBe(true)
    expect(isReached([6, 0], [5, 3])).toBe(false)
    expect(isReached([5, 3, 1], [5, 3])).toBe(false)
  })
})
