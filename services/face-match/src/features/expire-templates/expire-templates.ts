import { inTransaction } from '@doorledger/database'
import { CLOCK, type Clock, DATABASE, DueWatch, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { destroyTemplates } from '../../enrolments/templates.js'

const LOOK_EVERY_MS = 600_000

/**
 * Destroys the templates that nobody may keep any longer: those whose consent has run out, and those of people who have
 * not come for as long as the installation keeps templates.
 */
@Injectable()
export class ExpireTemplates extends DueWatch {
  private nextLookAtMs = 0

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'face-match:expire-templates', complaint: 'Cannot look for old templates', sharedState, logger })
  }

  protected async settle(): Promise<void> {
    if (performance.now() < this.nextLookAtMs) return
    await expireTemplates(this.database, this.clock())
    this.nextLookAtMs = performance.now() + LOOK_EVERY_MS
  }
}

const EXPIRED = `
  select t.tenant_id, t.user_id from face_templates t
  join face_people p using (tenant_id, user_id) join face_settings s using (tenant_id)
  where (p.consent ->> 'at')::timestamptz + make_interval(days => (p.consent ->> 'termDays')::int) <= $1
     or greatest(t.created_at, (
          select max(r.occurred_at) from face_results r where r.tenant_id = t.tenant_id and r.user_id = t.user_id::text
        )) + make_interval(days => (s.settings ->> 'termDays')::int) <= $1`

export const expireTemplates = async (database: Pool, now: Date): Promise<void> => {
  const { rows } = await database.query<{ tenant_id: string; user_id: string }>(EXPIRED, [now])
  for (const { tenant_id: tenantId, user_id: userId } of rows) {
    await inTransaction(database, (client) => destroyTemplates(client, tenantId, userId, now.toISOString()))
  }
}
