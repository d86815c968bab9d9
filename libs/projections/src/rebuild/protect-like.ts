import type { ClientBase } from 'pg'
import { quoted } from '../table-shape.js'

/**
 * Gives one table the triggers and the missing rights of another: who may change which rows is no part of a table's
 * shape. Triggers that a partition has from its parent come with the parent's.
 */
export const protectLike = async (client: ClientBase, live: string, shadow: string): Promise<void> => {
  for (const { definition } of await triggersOf(client, live)) {
    await client.query(definition.replace(/ ON .*? FOR EACH /, () => ` ON ${quoted(shadow)} FOR EACH `))
  }
  const taken = await rightsTaken(client, live)
  if (taken.length > 0) await client.query(`revoke ${taken.join(', ')} on ${quoted(shadow)} from current_user`)
}

const triggersOf = async (client: ClientBase, table: string): Promise<{ definition: string }[]> => {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_triggerdef(oid) as definition from pg_trigger
     where tgrelid = to_regclass($1) and not tgisinternal and tgparentid = 0 order by tgname`,
    [quoted(table)],
  )
  return rows
}

/** What the owner has taken from himself. */
const rightsTaken = async (client: ClientBase, table: string): Promise<string[]> => {
  const { rows } = await client.query<{ privilege: string }>(
    `select privilege from pg_class, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) as privilege
     where oid = to_regclass($1) and relacl is not null and not exists (
       select from aclexplode(relacl) held where held.grantee = relowner and held.privilege_type = privilege)`,
    [quoted(table)],
  )
  return rows.map(({ privilege }) => privilege)
}
