import { describe, expect, it } from 'vitest'
import { placeOf } from './place-of'

const at = (text: string, key: string | undefined, before: number) =>
  placeOf([...text], (letter) => letter, { key, before })

describe('the place of a row', () => {
  it.each([
    ['abc', undefined, 2, 0],
    ['abc', 'b', 1, 1],
    ['xyzabc', 'b', 1, 4],
    ['bc', 'b', 1, 0],
    ['abc', 'gone', 1, 1],
    ['ab', 'gone', 7, 1],
    ['', 'gone', 3, 0],
  ])('among %j of %s, which stood at %i, is %i', (rows, key, before, place) =>
    expect(at(rows, key, before)).toBe(place),
  )
})
