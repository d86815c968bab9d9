import { type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { CREDENTIAL_ROWS, type CredentialRow } from '../../credentials/credential-view.js'

export interface CredentialsQuestion {
  /** id of the last credential of the page before */
  readonly after?: string | undefined
  /** id of who holds it now */
  readonly holder?: string | undefined
  readonly kind?: string | undefined
  /** any but `removed` when undefined */
  readonly state?: string | undefined
  /** rows at most */
  readonly limit: number
}

/** Credentials by id, as far as their holders belong where the caller may look. */
export const credentialsPage = async (
  database: Pool,
  where: DataScope,
  question: CredentialsQuestion,
): Promise<readonly CredentialRow[]> => {
  const { text, values } = pageQuery(where.tenantId, question, await allWithin(database, where))
  return (await scopedReads(database, where).query<CredentialRow>(text, values)).rows
}

/** @param premises where holders belong, with nothing in them left out; undefined: anywhere */
export const pageQuery = (
  tenantId: string,
  { after, holder, kind, state, limit }: CredentialsQuestion,
  premises: readonly string[] | undefined,
): { text: string; values: unknown[] } => {
  const values = [tenantId, after, holder, kind, state, limit]
  return premises === undefined
    ? { text: `${FILTERED} ${ORDERED}`, values }
    : { text: `${FILTERED} ${HELD_WITHIN} ${ORDERED}`, values: [...values, premises] }
}

/**
 * The premises with all that lies in them, found before the page is asked for: Postgres has to know how many they are to
 * choose between what few people hold and a few of all credentials.
 */
const allWithin = async (database: Pool, { tenantId, premises }: DataScope): Promise<string[] | undefined> => {
  if (premises === undefined) return undefined
  const { rows } = await database.query<{ ids: string[] }>('select premises_within($1, $2::text[]) as ids', [
    tenantId,
    premises,
  ])
  return rows[0]!.ids
}

const FILTERED = `
  ${CREDENTIAL_ROWS}
    and ($2::uuid is null or credential.credential_id > $2)
    and ($3::uuid is null or holder.user_id = $3)
    and ($4::text is null or kind = $4)
    and case when $5::text is null then state <> 'removed' else state = $5 end`

/** A condition by itself, since Postgres makes no join of one that stands in an `or`. */
const HELD_WITHIN = `
    and credential.credential_id in (
      select held.credential_id
      from people join credential_holders as held on held.tenant_id = people.tenant_id and held.user_id = people.user_id
      where people.tenant_id = $1 and people.premises_id = any ($7::text[]) and held.valid_until is null)`

const ORDERED = `
  order by credential.credential_id
  limit $6`
