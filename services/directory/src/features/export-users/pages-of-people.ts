import type { Pool } from 'pg'
import { USER_ROWS, type UserRow, type UserView, viewOf } from '../list-users/user-view.js'

const PAGE_ROWS = 1_000

/** Everybody but the erased, as they were at one moment. Holds a connection until the last page, or an early end. */
export const pagesOfPeople = async function* (database: Pool, tenantId: string): AsyncGenerator<readonly UserView[]> {
  const client = await database.connect()
  let failure: Error | undefined
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(
      `declare people_export no scroll cursor for
         ${USER_ROWS} where tenant_id = $1 and erased_at is null order by user_no`,
      [tenantId],
    )
    for (;;) {
      const { rows } = await client.query<UserRow>(`fetch ${PAGE_ROWS} from people_export`)
      if (rows.length === 0) return
      yield rows.map(viewOf)
    }
  } finally {
    await client.query('rollback').catch((error: Error) => (failure = error))
    client.release(failure)
  }
}
