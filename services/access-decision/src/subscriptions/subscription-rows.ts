import type { SubscriptionState } from '@doorledger/contracts'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import { covers, type ScopedCaller } from '@doorledger/service'
import type { Pool } from 'pg'
import { subscriptionNotFound } from '../domain/subscriptions/subscription.js'

export interface SubscriptionRow {
  readonly subscription_id: string
  readonly state: SubscriptionState
  readonly version: number
  readonly created_at: Date
  readonly changed_at: Date
  readonly last_position: string
  readonly failures: number
  readonly due_at: Date
}

/** `$1` is the tenant, `$2` the premises. */
const SEEN = `
  select subscription_id, state, version, created_at, changed_at, last_position, failures, due_at from subscriptions
  where tenant_id = $1 and ${liesWithin(stepsOf('facility_path'), '$1', '$2')}`

/** @throws {DomainError} `subscription_not_found`, also when it lies where the caller may not look */
export const findSubscription = async (database: Pool, where: DataScope, id: string): Promise<SubscriptionRow> => {
  const values = [where.tenantId, where.premises, id]
  const { rows } = await scopedReads(database, where).query<SubscriptionRow>(`${SEEN} and subscription_id = $3`, values)
  if (rows[0] === undefined) throw subscriptionNotFound()
  return rows[0]
}

/** By id, which is by age. */
export const listSubscriptions = async (
  database: Pool,
  where: DataScope,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly SubscriptionRow[]> => {
  const values = [where.tenantId, where.premises, after, limit]
  const page = `${SEEN} and ($3::uuid is null or subscription_id > $3) order by subscription_id limit $4`
  return (await scopedReads(database, where).query<SubscriptionRow>(page, values)).rows
}

/** Whether a permission of the caller reaches as far as he may act here. */
export const holdsHere = ({ rights, premises }: ScopedCaller, permission: Parameters<typeof rights.get>[0]): boolean =>
  covers(rights.get(permission), premises === undefined ? 'everywhere' : new Set(premises))
