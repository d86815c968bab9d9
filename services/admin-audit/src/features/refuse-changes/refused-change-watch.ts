import { adminAudit } from '@doorledger/contracts'
import { inTransaction } from '@doorledger/database'
import { type EventLog, recordOf } from '@doorledger/event-log'
import { CLOCK, type Clock, DATABASE, DueWatch, EVENT_LOG, LOGGER, SHARED_STATE } from '@doorledger/service'
import type { SharedState } from '@doorledger/shared-state'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { refusedChangeEntry } from '../../domain/refused-change.js'

interface Work {
  readonly database: Pool
  readonly log: EventLog
  readonly clock: Clock
}

/** Injection token: {@link Work}. */
export const REFUSED_CHANGES_WORK = Symbol('REFUSED_CHANGES_WORK')

export const refusedChangesWork = {
  provide: REFUSED_CHANGES_WORK,
  inject: [DATABASE, EVENT_LOG, CLOCK],
  useFactory: (database: Pool, log: EventLog, clock: Clock): Work => ({ database, log, clock }),
}

/** Tells the log of attempts to change it by SQL, which the database has counted. */
@Injectable()
export class RefusedChangeWatch extends DueWatch {
  constructor(
    @Inject(REFUSED_CHANGES_WORK) private readonly work: Work,
    @Inject(SHARED_STATE) sharedState: SharedState,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({
      name: 'admin-audit:refused-change-watch',
      complaint: 'Cannot look for refused changes',
      sharedState,
      logger,
    })
  }

  /** In the log of every organisation, since the table is everybody's; told before it is ticked off. */
  protected async settle(): Promise<void> {
    const { database, log, clock } = this.work
    const { rows } = await database.query<{ told: number; counted: number }>(COUNTED)
    if (rows[0] === undefined || rows[0].counted <= rows[0].told) return
    await inTransaction(database, async (client) => {
      const { rows: locked } = await client.query<{ told: number }>('select told from refused_changes_told for update')
      const told = locked[0]!.told
      const { rows: now } = await client.query<{ counted: number; tenants: string[] }>(NOW_COUNTED)
      const { counted, tenants } = now[0]!
      if (counted <= told) return
      const at = clock().toISOString()
      const changes = { first: told + 1, count: counted - told }
      await log.append(
        adminAudit.name,
        tenants.map((tenantId) => recordOf(refusedChangeEntry(tenantId, changes, at))),
      )
      await client.query('update refused_changes_told set told = $1', [counted])
    })
  }
}

const COUNTED = 'select told, (select last_value from refused_changes) as counted from refused_changes_told'

const NOW_COUNTED = `
  select (select last_value from refused_changes) as counted,
    array(select distinct tenant_id from known_directory union select distinct tenant_id from names_over_time) as tenants`
