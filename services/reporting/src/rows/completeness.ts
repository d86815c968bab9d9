import { liesWithin, stepsOf } from '@doorledger/database'
import type { Pool } from 'pg'
import { z } from 'zod'
import { ATTEMPT_ROWS } from '../domain/report-kinds.js'
import { attemptsWhere, laterAttemptsWhere } from './attempts-query.js'
import type { ReportQuestion } from './report-question.js'
import { SqlParameters } from '@doorledger/database'

const MOST_LOCKS = 1_000

/** What a report cannot know. */
export const completeness = z.object({
  asOf: z
    .array(z.int())
    .describe('Next offset in each partition of the log: with it the same report can be made again'),
  locksNotFetched: z
    .array(z.object({ deviceId: z.string(), name: z.string(), lastFetchedAt: z.iso.datetime().nullable() }))
    .describe(`Locks of the scope whose trails are not fetched up to the end of the period; ${MOST_LOCKS} at most`),
  locksNotFetchedCount: z.int(),
  gaps: z.int().describe('Stretches that are missing in the trails of these devices'),
  quarantinedRecords: z.int().describe('Records nobody could read yet'),
  clockSuspectRows: z.int().describe('Rows by a clock that was wrong'),
  lateRows: z.int().describe('Rows that were told of long after they happened'),
  laterRows: z.int().describe('Rows of the period that the log told of after the position'),
  deadLetters: z.int().describe('Events that are not worked in yet'),
  deletions: z
    .array(z.object({ purgeId: z.string(), cutoff: z.iso.datetime() }))
    .describe('Deletions by age that may have taken rows of the period'),
})
export type Completeness = z.infer<typeof completeness>

interface LockRow {
  readonly device_id: string
  readonly name: string
  readonly last_fetched_at: Date | null
  readonly gaps: number
  readonly quarantined: number
}

/** Reads what is known to be missing from the scope of a report, now. */
export const readCompleteness = async (
  database: Pool,
  question: ReportQuestion,
  { projections, now }: { readonly projections: readonly string[]; readonly now: Date },
): Promise<Completeness> => {
  const end = question.filter.to === undefined ? now : new Date(question.filter.to)
  const locks = await locksOf(database, question)
  const stale = locks.filter(({ last_fetched_at: at }) => at === null || at < end)
  const isOfAttempts = projections.includes(ATTEMPT_ROWS)
  const flags = isOfAttempts ? await flagsOf(database, question) : { clockSuspectRows: 0, lateRows: 0, laterRows: 0 }
  return {
    asOf: [...question.asOf],
    locksNotFetched: stale.slice(0, MOST_LOCKS).map(({ device_id: deviceId, name, last_fetched_at: at }) => ({
      deviceId,
      name,
      lastFetchedAt: at?.toISOString() ?? null,
    })),
    locksNotFetchedCount: stale.length,
    gaps: locks.reduce((sum, { gaps }) => sum + gaps, 0),
    quarantinedRecords: locks.reduce((sum, { quarantined }) => sum + quarantined, 0),
    ...flags,
    deadLetters: await deadLettersOf(database, projections),
    deletions: await deletionsOf(database, question),
  }
}

const locksOf = async (database: Pool, { tenantId, filter, premises }: ReportQuestion): Promise<LockRow[]> => {
  const steps = stepsOf('e.facility_path')
  const { rows } = await database.query<LockRow>(
    `select device_id, name, last_fetched_at, gaps, quarantined from report_devices e
     where tenant_id = $1 and kind = 'lock' and ($4::text[] is null or device_id = any ($4))
       and ${liesWithin(steps, '$1', '$2')} and ${liesWithin(steps, '$1', '$3')}
     order by last_fetched_at nulls first, device_id`,
    [tenantId, filter.premises, premises, filter.devices],
  )
  return rows
}

const flagsOf = async (database: Pool, question: ReportQuestion) => {
  const parameters = new SqlParameters()
  const { rows } = await database.query<{ clock: number; late: number }>(
    `select count(*) filter (where 'clockSuspect' = any (flags))::bigint as clock,
       count(*) filter (where 'late' = any (flags))::bigint as late
     from report_access_events e
     where e.flags && '{clockSuspect,late}' and ${attemptsWhere(question, parameters)}`,
    parameters.values,
  )
  const later = new SqlParameters()
  const { rows: since } = await database.query<{ later: number }>(
    `select count(*)::bigint as later from report_access_events e where ${laterAttemptsWhere(question, later)}`,
    later.values,
  )
  const { clock, late } = rows[0]!
  return { clockSuspectRows: Number(clock), lateRows: Number(late), laterRows: Number(since[0]!.later) }
}

const deadLettersOf = async (database: Pool, projections: readonly string[]): Promise<number> => {
  const { rows } = await database.query<{ parked: number }>(
    `select count(*)::bigint as parked from parked_events where projection = any ($1) and status = 'parked'`,
    [projections],
  )
  return Number(rows[0]?.parked ?? 0)
}

const deletionsOf = async (
  database: Pool,
  { tenantId, filter }: ReportQuestion,
): Promise<Completeness['deletions']> => {
  const { rows } = await database.query<{ purge_id: string; cutoff: Date }>(
    `select purge_id, cutoff from purge_jobs
     where tenant_id = $1 and status in ('queued', 'paused', 'stopped', 'done')
       and ($2::timestamptz is null or cutoff > $2)
     order by cutoff`,
    [tenantId, filter.from],
  )
  return rows.map(({ purge_id: purgeId, cutoff }) => ({ purgeId, cutoff: cutoff.toISOString() }))
}
