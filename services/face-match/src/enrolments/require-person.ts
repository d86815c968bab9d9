import type { DataScope } from '@doorledger/database'
import { DomainError } from '@doorledger/kernel'
import { requirePersonWithin } from '@doorledger/service'
import type { Pool } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

const POLL_MS = 100
/** Whoever was created a moment ago may not have reached this service yet. */
const PATIENCE_MS = 1_500

/**
 * Refuses what is asked about somebody whom this organisation does not have, or not where the caller may look.
 * @throws {DomainError} `user_not_found`
 */
export const requirePerson = async (database: Pool, where: DataScope, userId: string): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await requirePersonWithin(database, where, userId)
    } catch (error) {
      if (!(error instanceof DomainError) || performance.now() > deadlineMs) throw error
    }
    await pause(POLL_MS)
  }
}
