import type { LockSettings } from '@doorledger/contracts'
import type { ClientBase, Pool } from 'pg'

export interface Whose {
  readonly tenantId: string
  readonly lockId: string
  /** whose draft */
  readonly actor: string
}

/** What somebody has set and not finalised. Everybody has a draft of their own. */
export interface Draft {
  readonly settings: LockSettings
  /** revision of the settings when it was begun */
  readonly basedOn: number
  readonly savedAt: Date
}

export const findDraft = async (database: Pool, { tenantId, lockId, actor }: Whose): Promise<Draft | undefined> => {
  const { rows } = await database.query<{ settings: LockSettings; based_on: number; saved_at: Date }>(
    `select settings, based_on, saved_at from lock_setting_drafts
      where tenant_id = $1 and lock_id = $2 and actor = $3`,
    [tenantId, lockId, actor],
  )
  const [row] = rows
  return row && { settings: row.settings, basedOn: row.based_on, savedAt: row.saved_at }
}

/** Takes the place of the draft before. */
export const saveDraft = async (database: Pool, { tenantId, lockId, actor }: Whose, draft: Draft): Promise<void> => {
  await database.query(
    `insert into lock_setting_drafts (tenant_id, lock_id, actor, settings, based_on, saved_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, lock_id, actor) do update
       set settings = excluded.settings, based_on = excluded.based_on, saved_at = excluded.saved_at`,
    [tenantId, lockId, actor, draft.settings, draft.basedOn, draft.savedAt],
  )
}

export const dropDraft = async (database: Pool | ClientBase, { tenantId, lockId, actor }: Whose): Promise<void> => {
  await database.query('delete from lock_setting_drafts where tenant_id = $1 and lock_id = $2 and actor = $3', [
    tenantId,
    lockId,
    actor,
  ])
}
