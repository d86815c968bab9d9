import { describe, expect, it } from 'vitest'
import { csvCell, csvLine, unguarded } from './csv.js'

describe('a CSV cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
    'keeps a spreadsheet from running %j',
    (text) => expect(csvCell(text).replace(/^"/, '').startsWith(`'${text[0]}`)).toBe(true),
  )

  it('leaves numbers alone', () => expect(csvCell(-5)).toBe('-5'))

  it('quotes what RFC 4180 wants quoted, doubling quotes', () =>
    expect(['a,b', 'a"b', 'a\nb', 'a\rb'].map(csvCell)).toEqual(['"a,b"', '"a""b"', '"a\nb"', '"a\rb"']))

  it('is empty for what is not there', () => expect(csvLine([null, undefined, ''])).toBe(',,\r\n'))

  it('guards and quotes at once', () => expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`))

  it.each(['=1+1', '＝1+1', '+358 40 123', "O'Brien", "'tis", ''])('can be read back: %j', (text) =>
    expect(unguarded(csvCell(text))).toBe(text),
  )
})
