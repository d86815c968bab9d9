import { strFromU8, unzipSync } from 'fflate'
import { buffer } from 'node:stream/consumers'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { ReportHead } from './report-writer.js'
import { xlsxWriter } from './xlsx-writer.js'

const head: ReportHead = {
  organisation: 'Acme & Sons',
  title: 'Access granted',
  reportId: 'r1',
  period: 'July',
  createdAt: new Date('2026-08-01T00:00:00Z'),
  zone: 'UTC',
  columns: [
    { name: 'occurred_at', title: 'When', type: 'time', width: 3 },
    { name: 'door_name', title: 'Door', type: 'text', width: 2 },
    { name: 'hours', title: 'Hours', type: 'number', width: 1 },
  ],
  completeness: {
    ...{ asOf: [7], locksNotFetched: [], locksNotFetchedCount: 0, gaps: 0, quarantinedRecords: 0 },
    ...{ clockSuspectRows: 0, lateRows: 0, laterRows: 0, deadLetters: 0, deletions: [] },
  },
}

describe('a spreadsheet', () => {
  it('has real dates and numbers, text that is no formula, and a sheet with what it cannot know', async () => {
    const stream = new PassThrough()
    const read = buffer(stream)
    const writer = xlsxWriter(stream, head)
    await writer.rows([[new Date('2026-07-02T06:00:00Z'), '=1+1 <b>\u0007 "x"', 8.5]])
    await writer.rows([[null, 'Дверь 玄関', 0]])
    await writer.end()
    const parts = unzipSync(await read)
    const rows = strFromU8(parts['xl/worksheets/sheet2.xml']!)
    expect(rows).toContain('<c s="1"><v>46205.25</v></c>')
    expect(rows).toContain('<t xml:space="preserve">=1+1 &lt;b&gt; &quot;x&quot;</t>')
    expect(rows).toContain('<c><v>8.5</v></c>')
    expect(rows).toContain('Дверь 玄関')
    expect(rows).not.toContain('<f>')
    expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('Nothing of the period was deleted by age.')
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain('name="Rows"')
    expect(Object.keys(parts)).toHaveLength(7)
  })
})
