import type { WriteInSameTransaction } from '@doorledger/event-store'
import type { Pool } from 'pg'

/** Credentials of one person whose validity ended at the same instant, of which nobody was told yet. */
export interface ExpiredPermissions {
  readonly tenantId: string
  readonly userId: string
  readonly validUntil: Date
  readonly credentialIds: readonly string[]
  readonly versions: readonly number[]
  /** whether something else the person holds is valid */
  readonly holdsOthers: boolean
}

/** Those due first. Whoever got a credential when its time was over already has lost nothing. */
export const expiredPermissions = async (database: Pool, at: Date, most: number): Promise<ExpiredPermissions[]> =>
  (await database.query<ExpiredPermissions>(DUE, [at, most])).rows

const DUE = `
  select due.*, exists (
    select from credential_holders as holder join credentials as other using (tenant_id, credential_id)
    where holder.tenant_id = due."tenantId" and holder.user_id = due."userId" and holder.valid_until is null
      and other.state = 'active' and coalesce(other.valid_from <= $1, true) and coalesce(other.valid_until > $1, true)
  ) as "holdsOthers"
  from (
    select due.tenant_id as "tenantId", holder.user_id as "userId", due.valid_until as "validUntil",
      array_agg(due.credential_id order by due.credential_id) as "credentialIds",
      array_agg(due.version order by due.credential_id) as versions
    from credentials as due
    join credential_holders as holder on holder.tenant_id = due.tenant_id
      and holder.credential_id = due.credential_id and holder.valid_until is null
      and holder.valid_from < due.valid_until
    where due.state <> 'removed' and due.valid_until <= $1 and due.valid_until is distinct from due.told_until
    group by due.tenant_id, holder.user_id, due.valid_until
    order by due.valid_until limit $2
  ) as due`

/** Who was given it before its time was over has it in the database by then. */
const COMMITTED_AFTER_MS = 3_600_000

/**
 * Looks no more for whom the end of a credential concerns, when nobody held it at its end: or each look would go through
 * all that ever expired in a drawer. A new end is looked at again.
 * @param most credentials at once; the others are there the next time
 */
export const passOverUnheld = async (database: Pool, at: Date, most: number): Promise<void> => {
  await database.query(PASS_OVER, [new Date(at.getTime() - COMMITTED_AFTER_MS), most])
}

const PASS_OVER = `
  update credentials set told_until = valid_until
  where (tenant_id, credential_id) in (
    select tenant_id, credential_id from credentials as due
    where due.state <> 'removed' and due.valid_until <= $1 and due.valid_until is distinct from due.told_until
      and not exists (
        select from credential_holders as holder
        where holder.tenant_id = due.tenant_id and holder.credential_id = due.credential_id
          and holder.valid_until is null and holder.valid_from < due.valid_until)
    order by due.valid_until limit $2
    for update skip locked)`

/** Somebody prolonged, moved or removed a credential at the last moment: what is due is to be looked at again. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
}

/** Remembers that it was told, if everything still is as it was read. */
export const markTold =
  ({ tenantId, credentialIds, versions }: ExpiredPermissions): WriteInSameTransaction =>
  async (client) => {
    const { rowCount } = await client.query(
      `update credentials set told_until = valid_until
       from unnest($2::uuid[], $3::int[]) as due (credential_id, version)
       where credentials.tenant_id = $1 and credentials.credential_id = due.credential_id
         and credentials.version = due.version`,
      [tenantId, credentialIds, versions],
    )
    if (rowCount !== credentialIds.length) throw new ChangedMeanwhile('A credential was changed at the last moment')
  }
