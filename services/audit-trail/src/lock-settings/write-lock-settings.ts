import type { Stored, WriteInSameTransaction } from '@doorledger/event-store'
import type { ClientBase } from 'pg'
import { type LockSettingsEvent, lockSettings } from '../domain/lock-settings.js'
import { readStanding } from './read-standing.js'

/** What shows from the answer on: where the lock stands, its jobs, and when it did not collect. */
export const writeLockSettings: WriteInSameTransaction<LockSettingsEvent> = async (client, events) => {
  await writeStanding(client, events)
  for (const event of events) {
    await writeJob(client, event)
    if (event.type === 'lock.programming_completed') {
      await client.query(event.data.reported.collectsAuditTrails ? END_GAP : BEGIN_GAP, [
        event.tenantid,
        event.data.lockId,
        event.time,
      ])
    }
  }
}

const writeStanding = async (client: ClientBase, events: readonly Stored<LockSettingsEvent>[]): Promise<void> => {
  const { tenantid, time, data } = events.at(-1)!
  const before = await readStanding(client, tenantid, data.lockId)
  const standing = events.reduce((folded, event) => lockSettings.evolve(folded, event), before)
  await client.query(WRITE_STANDING, [tenantid, data.lockId, standing, time])
}

const writeJob = async (client: ClientBase, event: Stored<LockSettingsEvent>): Promise<void> => {
  const { tenantid, time, actor, data } = event
  switch (event.type) {
    case 'lock.collection_setting_changed':
      await client.query(DROP_SCHEDULED, [tenantid, data.lockId, time])
      return
    case 'lock.programming_scheduled':
      await client.query(DROP_SCHEDULED, [tenantid, data.lockId, time])
      await client.query(
        `insert into programming_jobs (tenant_id, job_id, lock_id, method, status, scheduled_at, scheduled_by)
         values ($1, $2, $3, $4, 'scheduled', $5, $6)`,
        [tenantid, event.data.jobId, data.lockId, event.data.method, time, actor],
      )
      return
    case 'lock.programming_started':
      await client.query(
        `update programming_jobs set status = 'programming', started_at = $3, visit_id = $4
         where tenant_id = $1 and job_id = $2`,
        [tenantid, event.data.jobId, time, event.data.visitId],
      )
      return
    case 'lock.programming_completed':
      await client.query(END_JOB, [tenantid, event.data.jobId, 'done', time, null])
      return
    case 'lock.programming_failed':
      await client.query(END_JOB, [tenantid, event.data.jobId, 'failed', time, event.data.reason])
  }
}

const END_JOB = `
  update programming_jobs set status = $3, finished_at = $4, failure = $5 where tenant_id = $1 and job_id = $2`

const WRITE_STANDING = `
  insert into lock_settings (tenant_id, lock_id, standing, changed_at) values ($1, $2, $3, $4)
  on conflict (tenant_id, lock_id) do update set standing = excluded.standing, changed_at = excluded.changed_at`

/** Another job takes the place of one that has not begun, or there is nothing left to program. */
const DROP_SCHEDULED = `
  update programming_jobs set status = 'dropped', finished_at = $3
  where tenant_id = $1 and lock_id = $2 and status = 'scheduled'`

const BEGIN_GAP = `
  insert into collection_gaps (tenant_id, lock_id, started_at)
  select $1, $2, $3
  where not exists (select from collection_gaps where tenant_id = $1 and lock_id = $2 and ended_at is null)`

const END_GAP = `
  update collection_gaps set ended_at = $3 where tenant_id = $1 and lock_id = $2 and ended_at is null`
