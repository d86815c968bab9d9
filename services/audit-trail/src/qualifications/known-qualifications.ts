import type { Permission } from '@doorledger/contracts'
import { DATABASE, findRights, type PermissionScope } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Pool } from 'pg'
import type { Qualification } from '../domain/lock-visit.js'
import type { PlacedLock, Qualifications } from './qualifications.js'

const PROGRAM: Permission = 'lock:program-with-mobile'
const OPEN: Permission = 'lock:open'

/**
 * By this service's own copy of the directory. The permission to program may come from any role held anywhere, access
 * to the lock from any role that opens locks where this one is (R0.17, R0.18).
 */
@Injectable()
export class KnownQualifications implements Qualifications {
  constructor(@Inject(DATABASE) private readonly database: Pool) {}

  async of(lock: PlacedLock, userId: string): Promise<Qualification> {
    const person = await findRights(this.database, lock.tenantId, userId)
    if (!person?.enabled) return { mayProgramWithMobile: false, hasAccess: false }
    const premises = await this.premisesAround(lock)
    return { mayProgramWithMobile: person.rights.has(PROGRAM), hasAccess: reaches(person.rights.get(OPEN), premises) }
  }

  async qualifiedUsers(
    lock: PlacedLock,
    { after, limit }: Parameters<Qualifications['qualifiedUsers']>[1],
  ): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ user_id: string }>(QUALIFIED, [
      lock.tenantId,
      PROGRAM,
      OPEN,
      await this.premisesAround(lock),
      after,
      limit,
    ])
    return rows.map(({ user_id: userId }) => userId)
  }

  /** What the lock is said to lie in, and whatever that lies in by now. */
  private async premisesAround({ tenantId, premises }: PlacedLock): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ premises_id: string }>(AROUND, [tenantId, premises])
    return rows.map(({ premises_id: premisesId }) => premisesId)
  }
}

const AROUND = `
  with recursive around as (
    select unnest($2::text[]) as premises_id
    union
    select known.parent_id from around join known_premises() as known
      on known.tenant_id = $1 and known.premises_id = around.premises_id
    where known.parent_id is not null
  )
  select premises_id from around`

const reaches = (scope: PermissionScope | undefined, premises: readonly string[]): boolean =>
  scope === 'everywhere' || (scope !== undefined && premises.some((place) => scope.has(place)))

/** Roles are few: which of them count is looked up once, not again for each person. */
const GRANTING = `
  select id, permissions ? $2 as programs, permissions ? $3 as opens
  from (select role_id as id, permissions from known_roles() where tenant_id = $1) as role
  where permissions ?| array[$2, $3]`

const QUALIFIED = `
  with granting as materialized (${GRANTING})
  select person.user_id from known_people() as person
  where person.tenant_id = $1 and person.enabled and ($5::text is null or person.user_id > $5)
    and jsonb_path_query_array(person.assignments, '$[*].roleId') ?| array(select id from granting where programs)
    and jsonb_path_query_array(person.assignments, '$[*].roleId') ?| array(select id from granting where opens)
    and exists (
      select from jsonb_to_recordset(person.assignments) as held ("roleId" text, "premisesId" text)
      where held."roleId" = any (array(select id from granting where opens))
        and (held."premisesId" is null or held."premisesId" = any ($4::text[])))
  order by person.user_id limit $6`
