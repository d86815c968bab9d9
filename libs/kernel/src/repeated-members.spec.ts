import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatedMembers } from './repeated-members.js'

const repeatedIn = (text: string) => repeatedMembers(text, JSON.parse(text))

describe('members that a JSON text names twice', () => {
  it.each([
    ['{"a":1,"a":2}', [['a']]],
    ['{"audits":[{"event":"1","event":"2"}]}', [['audits', 0, 'event']]],
    ['[1,{"x":"a:b","y":[[],{"z":{},"z":":"}]}]', [[1, 'y', 1, 'z']]],
    ['{"a":1,"\\u0061":2}', [['a']]],
    ['{"a":{"b":1},"c":{"b":2},"a":3,"a":4}', [['a'], ['a']]],
    ['{"__proto__":1,"__proto__":2}', [['__proto__']]],
    ['{"\\\\":1,"\\"":2,"\\"":3}', [['"']]],
  ])('are found in %s', (text, paths) => expect(repeatedIn(text)).toEqual(paths))

  it('are found however deep they are, by the beginning of their path', () => {
    const text = `${'['.repeat(50_000)}{"a":1,"a":2}${']'.repeat(50_000)}`
    expect(repeatedMembers(text, null)).toEqual([Array(8).fill(0)])
  })

  it('are none where nothing is named twice', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(repeatedIn(JSON.stringify(value))).toEqual([])
      }),
    ))
})
