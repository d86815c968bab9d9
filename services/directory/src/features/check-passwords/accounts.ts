import { DATABASE } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import { usernameKey } from '../../domain/username.js'
import { spelledLike } from '../list-users/find-user.js'

/** A person as far as signing in goes. */
export interface Account {
  readonly tenantId: string
  readonly userId: string
  readonly username: string
  readonly email: string | null
  readonly isEnabled: boolean
  /** undefined when the person never had a password */
  readonly passwordHash: string | undefined
  /** the password was handed out for one use */
  readonly mustChangePassword: boolean
  /** whether there is anything for the person in the console but himself */
  readonly hasClearance: boolean
}

/** Looks up who can sign in. Erased people cannot be found. */
@Injectable()
export class Accounts {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  /** Usernames are compared as they are unique: by their key. */
  byUsername(tenantId: string, username: string): Promise<Account | undefined> {
    return this.find('people.username_key = $2', [tenantId, usernameKey(username), username])
  }

  byId(tenantId: string, userId: string): Promise<Account | undefined> {
    return this.find('people.user_id = $2', [tenantId, userId, null])
  }

  private async find(condition: string, values: readonly (string | null)[]): Promise<Account | undefined> {
    const { rows } = await this.database.query<AccountRow>(
      `select people.tenant_id, people.user_id, people.username, people.email, people.enabled,
              password.hash, coalesce(password.must_change, false) as must_change,
              ${HAS_CLEARANCE} as has_clearance
         from people
         left join passwords password using (tenant_id, user_id)
        where people.tenant_id = $1 and ${condition} and people.erased_at is null and people.username is not null
        ${spelledLike('$3')}
        limit 1`,
      [...values],
    )
    return rows[0] && accountOf(rows[0])
  }
}

/** Some role allows more than what somebody does at doors with a phone, and sees of himself. */
const HAS_CLEARANCE = `exists (
  select from jsonb_array_elements(people.assignments) as held
    join roles on roles.tenant_id = people.tenant_id and roles.role_id = held ->> 'roleId' and roles.deleted_at is null
    cross join lateral unnest(roles.permissions) as permission
  where permission not in ('access-log:read-own', 'lock:open', 'lock:program-with-mobile', 'lock:visit'))`

interface AccountRow {
  readonly tenant_id: string
  readonly user_id: string
  readonly username: string
  readonly email: string | null
  readonly enabled: boolean
  readonly hash: string | null
  readonly must_change: boolean
  readonly has_clearance: boolean
}

const accountOf = (row: AccountRow): Account => ({
  tenantId: row.tenant_id,
  userId: row.user_id,
  username: row.username,
  email: row.email,
  isEnabled: row.enabled,
  passwordHash: row.hash ?? undefined,
  mustChangePassword: row.must_change,
  hasClearance: row.has_clearance,
})
