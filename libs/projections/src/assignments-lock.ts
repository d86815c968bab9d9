import type { PoolClient } from 'pg'

/**
 * Between claims of a view's partitions and its replacement by a rebuilt one: held by many who claim, or by the one who
 * replaces, until the transaction ends. Rows of checkpoints can be locked only once they are there; a partition that is
 * claimed for the first time while a view is replaced would be written to the table that goes.
 */
export const lockAssignments = async (
  client: PoolClient,
  projection: string,
  as: 'claimant' | 'replacer',
): Promise<void> => {
  const lock = as === 'claimant' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  await client.query(`select ${lock}(hashtext(current_schema()), hashtext($1))`, [`claims of ${projection}`])
}
