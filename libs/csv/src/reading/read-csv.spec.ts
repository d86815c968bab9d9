import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type CsvRow, readCsv } from './read-csv.js'

const read = async (...pieces: (string | Buffer)[]): Promise<CsvRow[]> => {
  const rows: CsvRow[] = []
  for await (const row of readCsv(Readable.from(pieces.map((piece) => Buffer.from(piece))))) rows.push(row)
  return rows
}

describe('a CSV file', () => {
  it('is read as RFC 4180 says, each row with its line', async () =>
    expect(await read('\ufeffa,b\r\n1,"x, ""y"""\n\n"two\nlines",3\r\n4')).toEqual([
      { line: 1, texts: ['a', 'b'] },
      { line: 2, texts: ['1', 'x, "y"'] },
      { line: 5, texts: ['two\nlines', '3'] },
      { line: 6, texts: ['4'] },
    ]))

  it('may be cut anywhere on its way', async () => {
    const file = Buffer.from('Åsa,"Ö\nrn"\nx,y')
    const pieces = Array.from(file, (_, index) => file.subarray(index, index + 1))
    expect((await read(...pieces)).map(({ texts }) => texts)).toEqual([
      ['Åsa', 'Ö\nrn'],
      ['x', 'y'],
    ])
  })

  it('that stops being one says where, and not what', async () => {
    const reading = read('a,b\n"Zqplanted"Fullname,2\n')
    await expect(reading).rejects.toMatchObject({ code: 'not_csv', details: { line: 2 } })
    await expect(reading).rejects.not.toMatchObject({ message: expect.stringMatching(/zqplanted/i) as string })
  })

  it('must close its quotes, and must not have rows without end', async () => {
    await expect(read('a\n"open')).rejects.toMatchObject({ code: 'not_csv' })
    await expect(read(`a\n"${'x'.repeat(70_000)}"`)).rejects.toMatchObject({ code: 'not_csv' })
  })

  it.each([
    ['semicolons', 'a;b\n1;"x; y, z"'],
    ['tabs', 'a\tb\n1\tx; y, z'],
    ['what it names first', 'sep=;\r\na;b\r\n1;"x; y, z"'],
    ['what it names first in quotes', '"sep=\t"\na\tb\n1\tx; y, z'],
  ])('may be separated by %s', async (_, file) =>
    expect((await read(file)).map(({ texts }) => texts)).toEqual([
      ['a', 'b'],
      ['1', 'x; y, z'],
    ]),
  )

  it('that names its delimiter counts that line', async () =>
    expect((await read('sep=;\r\na;b\r\n1;2')).map(({ line }) => line)).toEqual([2, 3]))

  it('is not split by what stands in the quotes of its header', async () =>
    expect(await read('"a;b;c",d\n1,2')).toMatchObject([{ texts: ['a;b;c', 'd'] }, { texts: ['1', '2'] }]))

  it('has no rows where a spreadsheet left only delimiters', async () =>
    expect((await read('a;b\n;\n1;2\n;\n')).map(({ texts }) => texts)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]))

  const latin = (text: string) => Buffer.from(text, 'latin1')

  it.each([
    ['in UTF-8', Buffer.from('name\nÅsa Öman')],
    ['in UTF-8 with a byte order mark', Buffer.from('\ufeffname\nÅsa Öman')],
    ['in Windows-1252', latin('name\nÅsa Öman')],
    ['in UTF-16', Buffer.from('\ufeffname\nÅsa Öman', 'utf16le')],
  ])('is read %s, wherever it is cut', async (_, file) => {
    for (const pieces of [[file], Array.from(file, (_, index) => file.subarray(index, index + 1))]) {
      expect((await read(...pieces)).map(({ texts }) => texts)).toEqual([['name'], ['Åsa Öman']])
    }
  })

  it('is read in Windows-1252 when it ends in half a character of UTF-8', async () =>
    expect((await read(latin('name\nÖman Å'))).at(-1)).toMatchObject({ texts: ['Öman Å'] }))

  it.each([
    ['that goes on as something else', Buffer.concat([Buffer.from('name\nÅsa\n'), latin('Öman')]), 'UTF-8'],
    ['in neither UTF-8 nor Windows-1252', Buffer.from([0x61, 0x0a, 0x8f, 0x20]), null],
    ['in UTF-16 without a mark', Buffer.from('name', 'utf16le'), null],
  ])('%s is refused, naming its encoding', async (_, file, encoding) =>
    expect(read(file)).rejects.toMatchObject({ code: 'not_utf8', details: { encoding } }),
  )
})
