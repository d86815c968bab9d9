import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { findPurge, type PurgeView, viewOf } from './purge-view.js'

/** A count of many rows takes a while; then it is looked up by id. */
const PATIENCE_MS = 10_000
const POLL_MS = 100

/** A purge once the services have counted what it is of, or as far as they are after ten seconds. */
export const countedPurge = async (
  database: Pool,
  { tenantId, purgeId, secondPerson }: { tenantId: string; purgeId: string; secondPerson: boolean },
): Promise<PurgeView> => {
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const view = viewOf(await findPurge(database, tenantId, purgeId), secondPerson)
    if (view.status !== 'counting' || performance.now() > until) return view
    await pause(POLL_MS)
  }
}
