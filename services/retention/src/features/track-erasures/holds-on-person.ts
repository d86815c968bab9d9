import type { Reads } from '@doorledger/database'

/** Ids of the holds in force that name these people, by person. */
export const holdsOnPeople = async (
  database: Reads,
  tenantId: string,
  userIds: readonly string[],
): Promise<(userId: string) => readonly string[]> => {
  const { rows } = await database.query<{ user_id: string; hold_ids: string[] }>(
    `select user_id, array_agg(hold_id::text order by placed_at) as hold_ids
     from unnest($2::text[]) as user_id
       join holds on tenant_id = $1 and released_at is null and state -> 'scope' -> 'users' ? user_id
     group by user_id`,
    [tenantId, [...new Set(userIds)]],
  )
  const byPerson = new Map(rows.map(({ user_id: id, hold_ids: holdIds }) => [id, holdIds]))
  return (userId) => byPerson.get(userId) ?? []
}
