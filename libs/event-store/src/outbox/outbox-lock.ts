import type { ClientBase } from 'pg'

/** First key of the advisory locks that stand for "publishes this outbox", until the transaction ends. */
const PUBLISHING = 0x0b0c

export const isOurTurn = async (client: ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ ours: boolean }>(
    `select pg_try_advisory_xact_lock($1::int, 'outbox'::regclass::oid::int) as ours`,
    [PUBLISHING],
  )
  return rows[0]?.ours === true
}

export const waitForOurTurn = async (client: ClientBase): Promise<void> => {
  await client.query(`select pg_advisory_xact_lock($1::int, 'outbox'::regclass::oid::int)`, [PUBLISHING])
}
