import type { ClientBase } from 'pg'

/**
 * The first policy of an organisation begins with the next night, as its preview says: the night before is taken to be
 * over. Where there are others it may have been missed, and is still made up for.
 * @param policyId just set
 * @param day whose run is the latest
 */
export const waitForNight = (client: Pick<ClientBase, 'query'>, tenantId: string, policyId: string, day: string) =>
  client.query(
    `insert into nightly_runs (tenant_id, day)
     select $1, $3 where not exists (select from policies where tenant_id = $1 and policy_id <> $2)
     on conflict do nothing`,
    [tenantId, policyId, day],
  )
