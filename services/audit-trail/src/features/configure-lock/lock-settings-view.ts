import { lockSettings as settings, programmingMethod, programmingState } from '@doorledger/contracts'
import { entitiesOf } from '@doorledger/database'
import type { Pool } from 'pg'
import { z } from 'zod'
import { programmingStateOf } from '../../domain/lock-settings.js'
import { readStanding } from '../../lock-settings/read-standing.js'
import { type Draft, drafts, type Whose } from './drafts.js'

const instant = z.iso.datetime({ precision: 3 })

/** The settings of a lock as callers get them. */
export const lockSettingsView = z.object({
  lockId: z.string(),
  desired: settings.describe('What was decided'),
  reported: settings.describe('What the lock was programmed with, and does'),
  programmingState,
  revision: z.int().describe('How often the settings were decided anew'),
  job: z
    .object({ id: z.uuid(), method: programmingMethod, status: z.string() })
    .nullable()
    .describe('The last job that was to program it'),
  draft: settings
    .extend({ savedAt: instant, basedOn: z.int() })
    .nullable()
    .describe('Your own draft; it changes nothing until it is finalised'),
})
export type LockSettingsView = z.infer<typeof lockSettingsView>

export const showLockSettings = async (database: Pool, whose: Whose): Promise<LockSettingsView> => {
  const standing = await readStanding(database, whose.tenantId, whose.lockId)
  const { desired, reported, revision, job } = standing
  return {
    lockId: whose.lockId,
    desired,
    reported,
    programmingState: programmingStateOf(standing),
    revision,
    job: job === undefined ? null : { id: job.jobId, method: job.method, status: job.status },
    draft: draftView(await entitiesOf(database).findOneBy(drafts, whose)),
  }
}

const draftView = (draft: Draft | null): LockSettingsView['draft'] =>
  draft === null ? null : { ...draft.settings, savedAt: draft.savedAt.toISOString(), basedOn: draft.basedOn }
