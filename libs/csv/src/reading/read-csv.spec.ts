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

  it('must be UTF-8', async () =>
    expect(read(Buffer.from([0x61, 0xff, 0x0a]))).rejects.toMatchObject({ code: 'not_utf8' }))
})
