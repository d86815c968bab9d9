import { describe, expect, it } from 'vitest'
import { copyLineWriter } from './copy-text.js'
import type { ColumnShape } from './table-shape.js'

const column = (kind: ColumnShape['kind']): ColumnShape => ({ name: 'value', type: '', kind })
const written = (kind: ColumnShape['kind'], value: never) => copyLineWriter([column(kind)])({ value })

describe('a row as COPY text', () => {
  it('separates columns by tabs and leaves no text ambiguous', () => {
    const line = copyLineWriter([
      { name: 'a', type: 'text', kind: 'plain' },
      { name: 'b', type: 'text', kind: 'plain' },
      { name: 'c', type: 'text', kind: 'plain' },
    ])
    expect(line({ a: 'one\ttwo\r\nthree\\', b: '', c: '\\N' })).toBe('one\\ttwo\\r\\nthree\\\\\t\t\\\\N\n')
  })

  it.each([
    ['plain', null, '\\N'],
    ['plain', undefined, '\\N'],
    ['plain', 0, '0'],
    ['plain', false, 'false'],
    ['plain', new Date('2026-11-22T09:17:52.001Z'), '2026-11-22T09:17:52.001Z'],
    ['plain', new Uint8Array([0, 255]), '\\\\x00ff'],
    ['array', [], '{}'],
    ['array', ['a', 'NULL', 'x"y\\z', ''], '{"a","NULL","x\\\\"y\\\\\\\\z",""}'],
    ['json', { a: 'line\nbreak' }, '{"a":"line\\\\nbreak"}'],
    ['json', [], '[]'],
    ['json', 'text', '"text"'],
  ] as const)('writes a value of a %s column: %j', (kind, value, text) =>
    expect(written(kind, value as never)).toBe(`${text}\n`),
  )
})
