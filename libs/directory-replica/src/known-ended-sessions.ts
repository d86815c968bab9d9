import { directorySessions, eventReader, type FactOf, type SessionEnded, sessionEnded } from '@doorledger/contracts'
import type { RowsProjection } from '@doorledger/kernel'
import type { Stored } from '@doorledger/event-store'
import type { ClientBase, Pool } from 'pg'
import type { ProjectionSource } from '@doorledger/projections'

/** Every service's own list of sessions that ended before their access tokens did. */
const knownEndedSessions: RowsProjection<SessionEnded> = {
  kind: 'rows',
  name: 'known-ended-sessions',
  version: 1,
  topic: directorySessions.name,
  table: {
    name: 'known_ended_sessions',
    columns: ['tenant_id', 'session_id', 'refuse_until'],
    key: ['tenant_id', 'session_id'],
  },
  rows: ({ tenantid, data }) => [{ tenant_id: tenantid, session_id: data.sessionId, refuse_until: data.refuseUntil }],
}

export const knownEndedSessionsSource: ProjectionSource = {
  projection: knownEndedSessions,
  reader: eventReader<SessionEnded>([sessionEnded]),
}

/** Refuses a session in the directory itself in the transaction that ends it; its event then changes nothing. */
export const writeKnownEndedSession = async (
  client: ClientBase,
  { tenantid, data }: Stored<FactOf<SessionEnded>>,
): Promise<void> => {
  await client.query(
    `insert into known_ended_sessions (tenant_id, session_id, refuse_until) values ($1, $2, $3)
     on conflict (tenant_id, session_id) do nothing`,
    [tenantid, data.sessionId, data.refuseUntil],
  )
}

/** Takes out what is of no use any more. Replayed events put it back until the next time; that does no harm. */
export const forgetEndedSessions = async (database: Pool, at: Date): Promise<void> => {
  await database.query('delete from known_ended_sessions where refuse_until < $1', [at])
}
