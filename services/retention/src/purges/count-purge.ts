import type { CommandHandler, WriteInSameTransaction } from '@doorledger/event-store'
import { type Caller, COMMANDS, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { PurgeFact, PurgeRequest } from '../domain/purge.js'
import { purges } from './purge-aggregates.js'
import { findPurge, type PurgeView, viewOf } from './purge-view.js'
import { DELETION_SETTINGS, type DeletionSettings } from './deletion-settings.js'

/** A count of many rows takes a while; then it is looked up by id. */
const PATIENCE_MS = 10_000
const POLL_MS = 100

/** Has the services count what a deletion is of. */
@Injectable()
export class CountPurge {
  constructor(
    @Inject(COMMANDS) private readonly commands: CommandHandler,
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(DELETION_SETTINGS) private readonly settings: DeletionSettings,
  ) {}

  /**
   * Resolves once they have counted, or as far as they are after ten seconds.
   * @param inSameTransaction stores what lets somebody confirm it; nobody can without
   */
  async count(
    by: Caller,
    at: Date,
    request: PurgeRequest,
    inSameTransaction?: WriteInSameTransaction<PurgeFact>,
  ): Promise<PurgeView> {
    const target = { aggregate: purges, id: request.purgeId, by, at, ...(inSameTransaction && { inSameTransaction }) }
    await this.commands.handle(target, { type: 'preview', request })
    return this.counted(by.tenantId, request.purgeId)
  }

  private async counted(tenantId: string, purgeId: string): Promise<PurgeView> {
    const until = performance.now() + PATIENCE_MS
    for (;;) {
      const view = viewOf(await findPurge(this.database, tenantId, purgeId), this.settings.secondPerson)
      if (view.status !== 'counting' || performance.now() > until) return view
      await pause(POLL_MS)
    }
  }
}
