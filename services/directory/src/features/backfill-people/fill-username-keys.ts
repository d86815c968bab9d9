import type { Pool } from 'pg'
import { usernameKey } from '../../domain/username.js'

const BATCH = 1_000

/** Gives names their key that were written before names had one. Another replica may be at it too. */
export const fillUsernameKeys = async (database: Pool): Promise<void> => {
  for (;;) {
    const { rows } = await database.query<Unkeyed>(UNKEYED, [BATCH])
    if (rows.length === 0) return
    await database.query(FILL, [
      rows.map(({ tenant_id }) => tenant_id),
      rows.map(({ user_id }) => user_id),
      rows.map(({ username }) => username),
      rows.map(({ username }) => usernameKey(username)),
    ])
  }
}

interface Unkeyed {
  readonly tenant_id: string
  readonly user_id: string
  readonly username: string
}

const UNKEYED = `
  select tenant_id, user_id, username from people where username is not null and username_key is null limit $1`

/** Whoever was renamed or erased meanwhile is left alone. */
const FILL = `
  update people set username_key = filled.username_key
  from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) as filled (tenant_id, user_id, username, username_key)
  where people.tenant_id = filled.tenant_id and people.user_id = filled.user_id
    and people.username = filled.username`
