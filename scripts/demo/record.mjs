/** What becomes of the record: a report that can be made again, and what a deletion of old records would delete. */
const KEEP_DAYS = 366

export const playRecord = async (api, { say }) => {
  const asked = { kind: 'denied', format: 'pdf', preset: 'today' }
  const { id } = await api.ask('POST', '/v1/reports', { body: asked })
  const report = await api.until('report', async () => {
    const found = await api.ask('GET', `/v1/reports/${id}`)
    return found.status === 'ready' && found
  })
  const { rows, rowsDigest, completeness } = report.result
  say(`  A report on who was denied today: ${rows} rows, digest ${rowsDigest.slice(0, 12)}…`)
  say(`  It says what it cannot know: ${completeness.locksNotFetchedCount} locks are not fetched to the end of the day`)
  const body = { recordKind: 'access-log', keepDays: KEEP_DAYS }
  const { preview } = await api.ask('POST', '/v1/retention/purges/preview', { body })
  say(
    `  Deleting what is older than ${KEEP_DAYS} days would delete ${preview?.rows ?? 'some'} rows; nobody confirms it`,
  )
  return { reportId: id }
}
