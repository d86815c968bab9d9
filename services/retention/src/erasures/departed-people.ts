import type { Reads } from '@doorledger/database'

/**
 * Who left before an instant, is not erased, and for whom nobody has asked since. Somebody has answered who was refused;
 * after a refusal for a hold it is asked again once none names the person.
 */
const DEPARTED = `
  select user_id, left_at, is_held from (
    select d.tenant_id, d.user_id, d.left_at, exists (
      select from holds h where h.tenant_id = d.tenant_id and h.released_at is null
        and h.state -> 'scope' -> 'users' ? d.user_id::text) as is_held
    from departures d
    where d.tenant_id = $1 and d.left_at < $2
      and not exists (select from erasures e where e.tenant_id = d.tenant_id and e.user_id = d.user_id)
  ) as gone
  where not exists (
    select from erasure_requests r
    where r.tenant_id = gone.tenant_id and r.user_id = gone.user_id
      and (r.status = 'open' or r.received_at >= gone.left_at and r.status <> 'withdrawn'
        and (r.status <> 'refused' or is_held or r.state -> 'refusal' ->> 'ground' <> 'legal_hold')))`

export interface DepartedCount {
  readonly people: number
  /** of these, whom a hold names */
  readonly held: number
}

export const countDeparted = async (database: Reads, tenantId: string, cutoff: Date): Promise<DepartedCount> => {
  const { rows } = await database.query<DepartedCount>(
    `select count(*)::integer as people, count(*) filter (where is_held)::integer as held from (${DEPARTED}) as unasked`,
    [tenantId, cutoff],
  )
  return rows[0]!
}

/** More are asked for the night after. */
const MOST_A_NIGHT = 1_000

export const departedUnasked = async (
  database: Reads,
  tenantId: string,
  cutoff: Date,
): Promise<readonly { readonly userId: string; readonly leftAt: Date }[]> => {
  const { rows } = await database.query<{ user_id: string; left_at: Date }>(
    `select user_id, left_at from (${DEPARTED}) as unasked order by left_at, user_id limit ${MOST_A_NIGHT}`,
    [tenantId, cutoff],
  )
  return rows.map(({ user_id: userId, left_at: leftAt }) => ({ userId, leftAt }))
}
