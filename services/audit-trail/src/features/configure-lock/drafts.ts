import type { LockSettings } from '@doorledger/contracts'
import { EntitySchema } from '@doorledger/database'

export interface Whose {
  readonly tenantId: string
  readonly lockId: string
  /** whose draft */
  readonly actor: string
}

/** What somebody has set and not finalised. Everybody has a draft of their own. */
export interface Draft extends Whose {
  readonly settings: LockSettings
  /** revision of the settings when it was begun */
  readonly basedOn: number
  readonly savedAt: Date
}

export const drafts = new EntitySchema<Draft>({
  name: 'lock_setting_drafts',
  columns: {
    tenantId: { type: 'text', primary: true },
    lockId: { type: 'text', primary: true },
    actor: { type: 'text', primary: true },
    settings: { type: 'jsonb' },
    basedOn: { type: 'int' },
    savedAt: { type: 'timestamptz' },
  },
})
