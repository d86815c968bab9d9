import { DomainError } from '@doorledger/kernel'
import type { Pool } from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

/** How long the news of somebody new may be on their way from the directory. */
const ON_THE_WAY_MS = 3_000
const LOOK_EVERY_MS = 100

/**
 * Whose phone it is must be somebody of the directory, disabled or erased meanwhile or not: what happened at the lock
 * happened.
 * @throws {DomainError} `user_unknown`, naming the field
 */
export const requireKnownPerson = async (database: Pool, tenantId: string, userId: string): Promise<void> => {
  const untilMs = performance.now() + ON_THE_WAY_MS
  while (!(await isKnown(database, tenantId, userId))) {
    if (performance.now() >= untilMs) {
      throw new DomainError('user_unknown', 'invalid', 'userId: there is no such person', { field: 'userId' })
    }
    await pause(LOOK_EVERY_MS)
  }
}

const isKnown = async (database: Pool, tenantId: string, userId: string): Promise<boolean> => {
  const { rowCount } = await database.query({
    name: 'known-person',
    text: 'select from known_people() where tenant_id = $1 and user_id = $2',
    values: [tenantId, userId.toLowerCase()],
  })
  return rowCount === 1
}
