import type { Completeness } from './completeness-statement'

/** Whether nothing is known to be missing. Rows that were told of late are there, so they do not count. */
export const isComplete = (completeness: Completeness): boolean => {
  const { locksNotFetchedCount, gaps, quarantinedRecords, clockSuspectRows, laterRows, deadLetters } = completeness
  const doubts = [locksNotFetchedCount, gaps, quarantinedRecords, clockSuspectRows, laterRows, deadLetters]
  return doubts.every((count) => count === 0) && completeness.deletions.length === 0
}
