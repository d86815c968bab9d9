import { programmingMethod } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { z } from 'zod'
import { lockLiesWithin } from '../../known-locks.js'
import type { ThingsOfLocks } from '../../newest-of-locks.js'

const instant = z.iso.datetime({ precision: 3 })

/** A programming job as callers get it. */
export const programmingJobView = z.object({
  id: z.uuid(),
  lockId: z.string(),
  method: programmingMethod,
  status: z
    .enum(['scheduled', 'programming', 'done', 'failed', 'dropped'])
    .describe('`dropped`: another took its place, or there was nothing left to program'),
  scheduledAt: instant,
  scheduledBy: z.string().nullable(),
  startedAt: instant.nullable(),
  visitId: z.uuid().nullable().describe('The visit of a phone that programs it'),
  finishedAt: instant.nullable(),
  failure: z.string().nullable(),
})
export type ProgrammingJobView = z.infer<typeof programmingJobView>

export interface ProgrammingJobRow {
  readonly job_id: string
  readonly lock_id: string
  readonly method: ProgrammingJobView['method']
  readonly status: ProgrammingJobView['status']
  readonly scheduled_at: Date
  readonly scheduled_by: string | null
  readonly started_at: Date | null
  readonly visit_id: string | null
  readonly finished_at: Date | null
  readonly failure: string | null
}

const PROGRAMMING_JOBS = `
  select job_id, lock_id, method, status, scheduled_at, scheduled_by, started_at, visit_id, finished_at, failure
  from programming_jobs`

/** For lists of them. */
export const programmingJobs: ThingsOfLocks = { select: PROGRAMMING_JOBS, time: 'scheduled_at', id: 'job_id' }

/** @throws {DomainError} `programming_job_unknown` */
export const findProgrammingJob = async (
  database: Pool,
  where: DataScope,
  jobId: string,
): Promise<ProgrammingJobView> => {
  const parameters = [where.tenantId, jobId, where.premises]
  const { rows } = await scopedReads(database, where).query<ProgrammingJobRow>(ONE, parameters)
  const [row] = rows
  if (row === undefined) {
    throw new DomainError('programming_job_unknown', 'not_found', 'There is no such programming job')
  }
  return viewOfJob(row)
}

const ONE = `
  ${PROGRAMMING_JOBS} where tenant_id = $1 and job_id = $2 and ${lockLiesWithin('lock_id', '$1', '$3')}`

export const viewOfJob = (row: ProgrammingJobRow): ProgrammingJobView => ({
  id: row.job_id,
  lockId: row.lock_id,
  method: row.method,
  status: row.status,
  scheduledAt: row.scheduled_at.toISOString(),
  scheduledBy: row.scheduled_by,
  startedAt: row.started_at?.toISOString() ?? null,
  visitId: row.visit_id,
  finishedAt: row.finished_at?.toISOString() ?? null,
  failure: row.failure,
})
