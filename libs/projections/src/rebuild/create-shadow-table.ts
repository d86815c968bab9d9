import type { Pool, PoolClient } from 'pg'
import { inTransaction } from '@doorledger/database'
import type { ProjectionIdentity } from '../checkpoint.js'
import { lockAssignments } from '../assignments-lock.js'
import { createShadow, dropShadow } from './shadow-table.js'

/** Whose positions go, and which view's shadow with them. */
export interface Shadowed {
  readonly rebuilt: Pick<ProjectionIdentity, 'projection'>
  readonly table: string
}

/** Makes an empty table beside the live one, to be filled from the log's beginning. */
export const createShadowTable = (database: Pool, { rebuilt, table }: Shadowed): Promise<void> =>
  inTransaction(database, async (client) => {
    await forget(client, rebuilt)
    await createShadow(client, table)
  })

/** Removes what a rebuild that was cut short left behind. */
export const clearAway = (database: Pool, { rebuilt, table }: Shadowed): Promise<void> =>
  inTransaction(database, async (client) => {
    await forget(client, rebuilt)
    await dropShadow(client, table)
  })

/**
 * Positions and table go together. Whoever lost the right to rebuild and does not know it yet would otherwise claim a
 * partition between the two, and what it writes would go with the table, but not its position.
 */
const forget = async (client: PoolClient, { projection }: Shadowed['rebuilt']): Promise<void> => {
  await lockAssignments(client, projection, 'replacer')
  await client.query('delete from checkpoints where projection = $1', [projection])
  await client.query('delete from parked_events where projection = $1', [projection])
}
