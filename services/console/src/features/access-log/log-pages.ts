import { answered, auditTrail } from '../../api/client'
import { onceSignedIn } from '../../api/session'
import { queryClient } from '../../app/query-client'
import { beginList } from '../../app/use-list'
import { mayOf } from '../../app/use-session'
import { type LogFilters, queryOf } from './filters'

/** Some screens: the server answers soon, and further rows come as the reader goes on. */
const PAGE = 100

type LogQuery = ReturnType<typeof queryOf>

export const logKey = (query: LogQuery) => ['access-log', query]

export const readLog = (query: LogQuery) => (cursor: string | undefined) =>
  answered(
    auditTrail.GET('/v1/access-events', {
      params: { query: { ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) } as never },
    }),
  )

/** Asks for the log as it is about to be shown, before the page and its part of the program are there. */
export const beginLog = (filters: LogFilters): void => {
  const query = queryOf(filters)
  onceSignedIn((session) => {
    if (session.mustChangePassword || !mayOf(session)('access-log:read')) return
    beginList(queryClient, logKey(query), readLog(query))
  })
}
