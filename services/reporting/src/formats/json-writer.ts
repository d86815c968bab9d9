import type { Writable } from 'node:stream'
import type { ReportHead, ReportWriter } from './report-writer.js'
import { ended, textTo } from './text-to.js'

/** One object: what the report is, what it cannot know, and an array of rows. */
export const jsonWriter = (stream: Writable, head: ReportHead): ReportWriter => {
  const { columns, completeness, reportId, title, period, createdAt } = head
  const about = { reportId, title, period, createdAt, completeness }
  let before = `${JSON.stringify(about).slice(0, -1)},"rows":[`
  let between = '\n'
  return {
    rows: async (rows) => {
      let text = ''
      for (const cells of rows) {
        text += between + JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, cells[index]])))
        between = ',\n'
      }
      await textTo(stream, before + text)
      before = ''
    },
    end: async () => {
      await textTo(stream, `${before}\n]}\n`)
      await ended(stream)
    },
  }
}
