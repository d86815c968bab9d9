import { sessionEnded, sessionTimedOut, userLoggedIn, userLoggedOut } from '@doorledger/contracts'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { writeKnownEndedSession } from '@doorledger/service'
import { session, type SessionEvent } from '../domain/session.js'

/** The row of an open session; and of one that ended, that its tokens are refused here from the answer on. */
const writeSessions: WriteInSameTransaction<SessionEvent> = async (client, events) => {
  for (const event of events) {
    if (event.type === 'auth.user_logged_in') {
      await client.query(
        `insert into sessions (session_id, tenant_id, user_id, started_at, last_used_at) values ($1, $2, $3, $4, $4)`,
        [event.data.sessionId, event.tenantid, event.data.userId, event.time],
      )
    }
    if (event.type === 'session.ended') {
      await client.query('delete from sessions where session_id = $1', [event.data.sessionId])
      await writeKnownEndedSession(client, event)
    }
  }
}

export const sessions = aggregate({
  name: 'session',
  decider: session,
  events: [userLoggedIn, userLoggedOut, sessionTimedOut, sessionEnded],
  inSameTransaction: writeSessions,
})
