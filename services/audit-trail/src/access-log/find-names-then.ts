import type { Pool } from 'pg'
import { type Attempt, NamesThen, stepsOf } from '../domain/names-then.js'
import type { NamesRow } from '@doorledger/service'

/**
 * What it takes to name all these attempts of a tenant: looked up once for a page, since most rows of a page are of the
 * same few people and doors.
 */
export const findNamesThen = async (
  database: Pick<Pool, 'query'>,
  tenantId: string,
  attempts: readonly Attempt[],
): Promise<NamesThen> => {
  const distinct = (values: readonly (string | null | undefined)[]) => [
    ...new Set(values.filter((value) => typeof value === 'string')),
  ]
  const references = distinct(attempts.map(({ credential }) => credential?.hmac))
  const users = distinct(attempts.map(({ userId }) => userId))
  const premises = distinct(attempts.flatMap(({ facilityPath }) => stepsOf(facilityPath)))
  if (references.length + users.length + premises.length === 0) return new NamesThen([], [])
  const { rows } = await database.query<FoundRow>({ ...FIND, values: [tenantId, references, users, premises] })
  const [found] = rows
  return new NamesThen((found?.holdings ?? []).map(holdingOf), (found?.names ?? []).map(namesOf))
}

interface FoundRow {
  readonly holdings: readonly HoldingRow[]
  readonly names: readonly NamesRow[]
}

interface HoldingRow {
  readonly reference_hmac: string
  readonly kind: string
  readonly last4: string | null
  readonly user_id: string
  readonly held_from: string
  readonly held_until: string | null
}

/** Named, so that it is planned once for each connection: for a page, planning takes longer than looking. */
const FIND = {
  name: 'names-then',
  text: `
  with held as materialized (
    select reference_hmac, kind, last4, user_id, held_from, held_until from credential_holdings
    where tenant_id = $1 and reference_hmac = any ($2::text[])
  ), named as (
    select kind, id, user_no, names, erased from names_over_time
    where tenant_id = $1 and kind = 'user' and id = any (array(select user_id from held union select unnest($3::text[])))
    union all
    select kind, id, user_no, names, erased from names_over_time
    where tenant_id = $1 and kind = 'premises' and id = any ($4::text[])
  )
  select (select coalesce(jsonb_agg(held), '[]') from held) as holdings,
         (select coalesce(jsonb_agg(named), '[]') from named) as names`,
}

const holdingOf = (row: HoldingRow) => ({
  referenceHmac: row.reference_hmac,
  kind: row.kind,
  last4: row.last4,
  userId: row.user_id,
  from: new Date(row.held_from),
  until: row.held_until === null ? null : new Date(row.held_until),
})

const namesOf = ({ kind, id, user_no: userNo, names, erased }: NamesRow) => ({
  kind,
  id,
  userNo: userNo ?? null,
  names,
  erased,
})
