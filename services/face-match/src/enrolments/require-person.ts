import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

const POLL_MS = 100
/** Whoever was created a moment ago may not have reached this service yet. */
const PATIENCE_MS = 1_500

/**
 * Refuses what is asked about somebody whom this organisation does not have.
 * @throws {DomainError} `user_not_found`
 */
export const requirePerson = async (database: Pick<Pool, 'query'>, tenantId: string, userId: string): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS
  for (;;) {
    const { rowCount } = await database.query(
      `select from known_directory where tenant_id = $1 and kind = 'user' and id = $2`,
      [tenantId, userId],
    )
    if (rowCount === 1) return
    if (performance.now() > deadlineMs)
      throw new DomainError('user_not_found', 'not_found', `There is no user ${userId}`)
    await pause(POLL_MS)
  }
}
