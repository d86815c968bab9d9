import { DomainError, monthBefore, type Site, type TimeRange, timeRangeOf } from '@doorledger/kernel'
import { z } from 'zod'
import { recordTypes, typesLabelled, typesShown } from '../domain/activity/record-types.js'
import type { Reader } from '../domain/entry-filter.js'
import { timeParameters } from '../entries/entry-query.js'
import type { ActivityFilter } from './activity-sql.js'

const type = z.enum(recordTypes)

/** What of a person’s log is asked for: the same for list and report. */
export const activityParameters = {
  type: z
    .union([type, z.array(type).min(1).max(recordTypes.length)])
    .transform((value) => [value].flat())
    .optional()
    .describe('Kind of record; repeat it for any of several'),
  routineLogins: z
    .enum(['true', 'false'])
    .default('false')
    .describe('`true` shows every login and how it ended, not only the unusual ones'),
  q: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Part of the time (`13:45`) or date (`2026-11-20`) at the site, or of the label of a type'),
  ...timeParameters,
}
/** Of a person’s log, what is asked for. */
export const activityQuerySchema = z.strictObject(activityParameters)
export type ActivityQuery = z.output<typeof activityQuerySchema>

/** The person whom the log is of: user 1 unless another is named (R1.2, D-24). */
export const userParameter = z
  .string()
  .min(1)
  .max(200)
  .default('1')
  .describe('Id, number or user name of the person; user 1 when left out')

/**
 * What a query means; one calendar month back from now at the site, unless it says otherwise (D-25).
 * @throws {DomainError} naming the parameter that makes no sense
 */
export const activityFilter = (
  { q, type: types, routineLogins, ...given }: ActivityQuery,
  { reader, userId, site }: { readonly reader: Reader; readonly userId: string; readonly site: Site },
): ActivityFilter => ({
  reader,
  userId,
  time: timeOf(given, site),
  types: typesShown(types, routineLogins === 'true'),
  search: q === undefined ? undefined : { text: q, labelled: typesLabelled(q), zone: site.zone },
})

/** A bound that is left out is that of the last month. */
const timeOf = (given: Pick<ActivityQuery, 'range' | 'from' | 'to'>, site: Site): TimeRange => {
  const asked = timeRangeOf(given, site)
  if (asked === undefined) return { from: monthBefore(site.now, site.zone), to: site.now }
  const to = asked.to ?? site.now
  const from = asked.from ?? monthBefore(to, site.zone)
  if (from > to) throw new DomainError('invalid_time_range', 'invalid', 'from must not be after now', { field: 'from' })
  return { from, to }
}
