import { sessionEnded, sessionTimedOut, userLoggedIn, userLoggedOut } from '@doorledger/contracts'
import { entitiesOf } from '@doorledger/database'
import { aggregate, type WriteInSameTransaction } from '@doorledger/event-store'
import { writeKnownEndedSession } from '@doorledger/service'
import { session, type SessionEvent } from '../domain/session.js'
import { sessionRows } from '../sign-in-entities.js'

/** The row of an open session; and of one that ended, that its tokens are refused here from the answer on. */
const writeSessions: WriteInSameTransaction<SessionEvent> = async (client, events) => {
  for (const event of events) {
    if (event.type === 'auth.user_logged_in') {
      const { sessionId, userId } = event.data
      const at = new Date(event.time)
      const row = { sessionId, tenantId: event.tenantid, userId, startedAt: at, lastUsedAt: at }
      await entitiesOf(client).insert(sessionRows, row)
    }
    if (event.type === 'session.ended') {
      await entitiesOf(client).delete(sessionRows, { sessionId: event.data.sessionId })
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
