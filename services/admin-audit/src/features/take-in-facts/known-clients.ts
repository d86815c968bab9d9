import type { UserErased, UserLoggedIn } from '@doorledger/contracts'
import type { ClientBase } from 'pg'
import { traitsOf } from '../../domain/unusual-login.js'

/** Whether somebody signed in from something new; from then on it is known. In the transaction of the client. */
export const isNewClient = async (database: ClientBase, { tenantid, time, data }: UserLoggedIn): Promise<boolean> => {
  const traits = traitsOf(data)
  if (traits.length === 0) return false
  const { rowCount } = await database.query(LEARN, [
    tenantid,
    data.userId,
    traits.map(({ trait }) => trait),
    traits.map(({ value }) => value),
    time,
  ])
  return rowCount !== null && rowCount > 0
}

const LEARN = `
  insert into known_clients (tenant_id, user_id, trait, value, first_seen)
  select $1, $2, trait, value, $5::timestamptz from unnest($3::text[], $4::text[]) as learnt (trait, value)
  on conflict do nothing`

/** From what erased people signed in is nobody's business any more. */
export const forgetClients = async (database: ClientBase, erased: readonly UserErased[]): Promise<void> => {
  for (const { tenantid, data } of erased) {
    await database.query('delete from known_clients where tenant_id = $1 and user_id = $2', [tenantid, data.userId])
  }
}
