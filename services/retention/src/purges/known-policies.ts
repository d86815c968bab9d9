import type { RetentionPolicy } from '@doorledger/contracts'
import type { Pool } from 'pg'

export const policiesOf = async (database: Pool, tenantId: string): Promise<readonly RetentionPolicy[]> => {
  const { rows } = await database.query<{ policy: RetentionPolicy }>(
    'select policy from policies where tenant_id = $1 order by policy_id',
    [tenantId],
  )
  return rows.map(({ policy }) => policy)
}

/** Ids of the premises that something lies in, from the outside in. */
export const stepsTo = async (database: Pool, tenantId: string, premisesId: string): Promise<readonly string[]> => {
  const { rows } = await database.query<{ premises_id: string }>(STEPS, [tenantId, premisesId])
  return rows.map(({ premises_id: id }) => id)
}

const STEPS = `
  with recursive around as (
    select premises_id, parent_id, 1 as depth from known_premises() where tenant_id = $1 and premises_id = $2
    union all
    select known.premises_id, known.parent_id, depth + 1 from around
      join known_premises() known on known.tenant_id = $1 and known.premises_id = around.parent_id
    where depth < 20
  )
  select premises_id from around order by depth desc`
