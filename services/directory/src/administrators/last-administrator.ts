import type { Person } from '@doorledger/privacy'
import type { ClientBase, Pool } from 'pg'
import { lastAdministrator } from '../domain/person.js'

/** What a command that may take an administrator away has to know, and to hold to until it is committed. */
export interface AdministratorCheck {
  readonly isLastAdministrator: boolean
  /** of the command: two who take each other's rights at once must not both succeed */
  readonly inSameTransaction: (client: ClientBase) => Promise<void>
}

export const administratorCheck = async (database: Pool, person: Person): Promise<AdministratorCheck> => {
  const { isOne, others } = await administrators(database, person)
  return {
    isLastAdministrator: isOne && !others,
    inSameTransaction: isOne ? (client) => requireAdministrator(client, person) : () => Promise.resolve(),
  }
}

/** Those who take administrators away take turns. */
const CHECKING = 0x0d1f

/** @throws {DomainError} `last_administrator` when nobody is left, as of what others have committed */
const requireAdministrator = async (client: ClientBase, person: Person): Promise<void> => {
  await client.query('select pg_advisory_xact_lock($1::int, hashtext($2))', [CHECKING, person.tenantId])
  const { isOne, others } = await administrators(client, person)
  if (!isOne && !others) throw lastAdministrator()
}

/** Whether the person may do everything everywhere, and whether anybody else may. */
const administrators = async (database: Pool | ClientBase, { tenantId, personId }: Person) => {
  const { rows } = await database.query<{ is_one: boolean | null; others: boolean | null }>(
    `select bool_or(user_id = $2) as is_one, bool_or(user_id <> $2) as others
     from people
     where tenant_id = $1 and enabled and assignments @> '[{"roleId": "administrator", "premisesId": null}]'`,
    [tenantId, personId],
  )
  const { is_one: isOne, others } = rows[0]!
  return { isOne: isOne ?? false, others: others ?? false }
}
