import { DomainError } from '@doorledger/kernel'
import type { Caller } from '@doorledger/service'
import type { Pool } from 'pg'
import type { Reader } from '../domain/entry-filter.js'

/**
 * The id of the person who is meant by id, number or user name; also says so for the report of the look (D-50).
 * @throws {DomainError} `user_unknown` when there is nobody, or nobody who is the reader's business
 */
export const findPerson = async (
  database: Pool,
  reader: Reader,
  { meant, viewing }: { readonly meant: string; readonly viewing?: Caller['viewing'] },
): Promise<string> => {
  const { rows } = await database.query<{ id: string }>(FIND, [reader.tenantId, meant, reader.premises ?? null])
  const [found] = rows
  if (found === undefined) throw new DomainError('user_unknown', 'not_found', `There is no user ${meant}`)
  if (viewing !== undefined) viewing.persons = [found.id]
  return found.id
}

const FIND = `
  select names.id from names_over_time names
  where names.tenant_id = $1 and names.kind = 'user' and names.id in (select people_meant($1, array[$2::text]))
    and ($3::text[] is null or home_of($1, names.id) = any ((select premises_within($1, $3::text[]))::text[]))
  limit 1`
