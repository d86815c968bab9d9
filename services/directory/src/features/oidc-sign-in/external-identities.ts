import { entitiesOf } from '@doorledger/database'
import { CLOCK, type Clock, DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { type Account, Accounts } from '../check-passwords/accounts.js'
import { externalIdentityRows } from '../../sign-in-entities.js'
import type { ExternalIdentity } from './identity-provider.js'

/** Tells which person somebody is whom the provider knows. */
@Injectable()
export class ExternalIdentities {
  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    private readonly accounts: Accounts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The person linked to the identity. Who comes for the first time is linked to the one enabled person with the mail
   * address that the provider has verified; when there are two, to none. Undefined when it is nobody who may sign in.
   */
  async find(tenantId: string, identity: ExternalIdentity): Promise<Account | undefined> {
    const userId = (await this.linked(tenantId, identity)) ?? (await this.link(tenantId, identity))
    const account = userId === undefined ? undefined : await this.accounts.byId(tenantId, userId)
    return account?.isEnabled === true ? account : undefined
  }

  private async linked(tenantId: string, { issuer, subject }: ExternalIdentity): Promise<string | undefined> {
    const found = await entitiesOf(this.database).findOneBy(externalIdentityRows, { tenantId, issuer, subject })
    return found?.userId
  }

  private async link(tenantId: string, { issuer, subject, email }: ExternalIdentity): Promise<string | undefined> {
    if (email === undefined || !ascii.test(email)) return undefined
    const { rows } = await this.database.query<{ user_id: string }>(LINK, [
      tenantId,
      issuer,
      subject,
      email,
      this.clock(),
    ])
    return rows[0]?.user_id
  }
}

/**
 * All addresses in the list are so. The database takes some other letters for these in lower case, such as the Kelvin
 * sign for k: whoever has a mailbox with one of them is not who has the address that looks like it.
 */
const ascii = /^[\x21-\x7e]+$/

const LINK = `
  with meant as (
    select user_id from people
     where tenant_id = $1 and lower(email) = lower($4) and enabled and erased_at is null
     limit 2
  )
  insert into external_identities (tenant_id, issuer, subject, user_id, linked_at)
  select $1, $2, $3, user_id, $5 from meant where (select count(*) from meant) = 1
  on conflict (tenant_id, issuer, subject) do update set linked_at = external_identities.linked_at
  returning user_id`
