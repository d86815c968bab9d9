import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine, unguarded } from './csv.js'

const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '＋1', '－1', '＠SUM(A1)', ' =1', '"=1']

/** Cells as a spreadsheet sees them that separates by `delimiter`: quotes count only where a cell begins with them. */
const cellsSeen = (line: string, delimiter: string): string[] =>
  line.split(new RegExp(`[${delimiter}\\r\\n]`)).map((cell) => cell.replace(/^"+/, ''))

describe('a CSV cell', () => {
  it.each(formulas)('keeps a spreadsheet from running %j', (text) =>
    expect(csvCell(text).replace(/^"/, '').startsWith(`'${text[0]}`)).toBe(true),
  )

  it.each([',', ';', '\t'])('keeps spreadsheets from running what stands after %j, whichever separates', (between) => {
    for (const start of formulas) {
      const line = csvLine(['id', `Store${between}${start}`, 'x'])
      for (const delimiter of [',', ';', '\t']) {
        for (const cell of cellsSeen(line, delimiter)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
      }
    }
  })

  it('leaves numbers alone', () => expect(csvCell(-5)).toBe('-5'))

  it('quotes what RFC 4180 wants quoted in either form, doubling quotes', () =>
    expect(['a,b', 'a;b', 'a\tb', 'a"b', 'a\nb', 'a\rb'].map(csvCell)).toEqual([
      '"a,b"',
      '"a;b"',
      '"a\tb"',
      '"a""b"',
      '"a\n' + 'b"',
      '"a\rb"',
    ]))

  it('is empty for what is not there', () => expect(csvLine([null, undefined, ''])).toBe(',,\r\n'))

  it('may be separated by semicolons', () => expect(csvLine(['a', 'b;c', 1], ';')).toBe('a;"b;c";1\r\n'))

  it('guards and quotes at once', () => expect(csvCell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`))

  it.each(['=1+1', '＝1+1', "'=1 x", "''=1", 'Store;=1+1', "Store;'=1+1", '+358 40 123', "O'Brien", "'tis", ''])(
    'can be read back: %j',
    (text) => expect(readBack(text)).toBe(text),
  )

  const readBack = (text: string): string =>
    unguarded(
      csvCell(text)
        .replace(/^"([^]*)"$/, '$1')
        .replaceAll('""', '"'),
    )

  it('can be read back, whatever it is', () => {
    const character = fc.constantFrom(...`=+-@'"",;\t\r\n a1＝`)
    const text = fc.oneof(fc.string(), fc.string({ unit: character }))
    fc.assert(
      fc.property(text, (value) => {
        expect(
          unguarded(
            csvLine([value, null])
              .slice(0, -3)
              .replace(/^"([^]*)"$/, (_, inner: string) => inner.replaceAll('""', '"')),
          ),
        ).toBe(value)
      }),
      { numRuns: 1_000 },
    )
  })
})
