import type { ClientBase, Pool } from 'pg'

/**
 * The channel (`LISTEN`) on which a projection tells that rows were committed: `<schema>_<projection>`, with `_` for `-`.
 * The message is empty: whoever is woken reads what is new.
 */
export const notificationChannel = async (database: Pool | ClientBase, projection: string): Promise<string> => {
  const { rows } = await database.query<{ schema: string }>('select current_schema() as schema')
  return `${rows[0]!.schema}_${projection.replaceAll('-', '_')}`
}
