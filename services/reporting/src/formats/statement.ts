import type { Completeness } from '../rows/completeness.js'

const MOST_NAMED = 20

/** What a report cannot know, in sentences. */
export const statementOf = (completeness: Completeness): readonly string[] => {
  const { locksNotFetched, locksNotFetchedCount: locks, gaps, quarantinedRecords, clockSuspectRows } = completeness
  const named = locksNotFetched.slice(0, MOST_NAMED).map(({ name, lastFetchedAt: at }) => `${name} (${at ?? 'never'})`)
  const more = locks > MOST_NAMED ? `, and ${locks - MOST_NAMED} more` : ''
  return [
    locks === 0
      ? 'The trails of all locks of the scope are fetched up to the end of the period.'
      : `${locks} lock(s) whose trails are not fetched up to the end of the period: ${named.join(', ')}${more}.`,
    `Gaps in trails: ${gaps}. Records nobody could read yet: ${quarantinedRecords}.`,
    `Rows by a clock that was wrong: ${clockSuspectRows}. Rows told of late: ${completeness.lateRows}, after the position below: ${completeness.laterRows}.`,
    `Events that are not worked in yet: ${completeness.deadLetters}.`,
    completeness.deletions.length === 0
      ? 'Nothing of the period was deleted by age.'
      : `Deleted by age, up to: ${completeness.deletions.map(({ cutoff }) => cutoff).join(', ')}.`,
    `As of position ${completeness.asOf.join('.')} of the log: asked for as of it again, the rows have the same digest.`,
  ]
}
