import type { Pool } from 'pg'

/** Another process is rebuilding the same view. */
export class RebuildUnderWay extends Error {
  override readonly name = 'RebuildUnderWay'
}

/**
 * Runs `work` as the only one that rebuilds this view, whichever process it is in. The signal is raised when the
 * connection that holds the lock is lost.
 * @throws {RebuildUnderWay}
 */
export const asOnlyRebuilder = async <Result>(
  database: Pool,
  projection: string,
  work: (lost: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const client = await database.connect()
  const lost = new AbortController()
  const onLost = (error?: Error) => lost.abort(error ?? new Error('The connection was lost'))
  client.on('error', onLost).on('end', onLost)
  try {
    const lock = `rebuild ${projection}`
    const { rows } = await client.query<{ taken: boolean }>(
      'select pg_try_advisory_lock(hashtext(current_schema()), hashtext($1)) as taken',
      [lock],
    )
    if (rows[0]?.taken !== true) throw new RebuildUnderWay(`${projection} is being rebuilt already`)
    return await work(lost.signal)
  } finally {
    client.off('error', onLost).off('end', onLost)
    const isUnlocked = await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release(isUnlocked === undefined)
  }
}
