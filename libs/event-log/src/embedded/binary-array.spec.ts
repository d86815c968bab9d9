import { describe, expect, it } from 'vitest'
import { integerArray, textArray } from './binary-array.js'

describe('an array for Postgres in binary', () => {
  it('carries texts with their lengths in bytes, and nulls', () => {
    const expected = [
      [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 25, 0, 0, 0, 3, 0, 0, 0, 1],
      [0, 0, 0, 3, ...Buffer.from('aå')],
      [255, 255, 255, 255],
      [0, 0, 0, 0],
    ].flat()
    expect([...textArray(['aå', null, ''])]).toEqual(expected)
  })

  it('carries integers', () => {
    const expected = [
      [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 23, 0, 0, 0, 2, 0, 0, 0, 1],
      [0, 0, 0, 4, 0, 0, 0, 7],
      [0, 0, 0, 4, 255, 255, 255, 254],
    ].flat()
    expect([...integerArray([7, -2])]).toEqual(expected)
  })

  it('has no dimension when it is empty', () => {
    expect([...integerArray([])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23])
  })
})
