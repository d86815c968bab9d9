import type { Pool } from 'pg'

/** Gives the person of an open session more sessions like it, without the slow hash of a sign-in each. */
export const copySession = async (database: Pool, sessionId: string, count: number): Promise<void> => {
  await database.query(
    `with copy as materialized (
       select gen_random_uuid()::text as session, gen_random_uuid() as event from generate_series(1, $2)
     ), copied as (
       insert into sessions (session_id, tenant_id, user_id, started_at, last_used_at)
       select copy.session::uuid, tenant_id, user_id, started_at, last_used_at
         from copy cross join sessions where session_id = $1::text::uuid
     )
     insert into events (tenant_id, stream, version, event_id, type, topic, record_key, value)
     select tenant_id, replace(stream, $1::text, session), version, event, type, topic, record_key,
            replace(replace(value, $1::text, session), event_id::text, event::text)
       from copy cross join events where stream like '%' || $1::text`,
    [sessionId, count],
  )
}

export const countSessions = async (database: Pool, userId: string): Promise<number> => {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from sessions where user_id = $1',
    [userId],
  )
  return rows[0]!.count
}
