import { type RowsAtHand, seenBefore } from '@doorledger/csv'
import type { HashedNumber } from '../../domain/credential.js'
import type { CredentialRowContext, CredentialRow } from '../../domain/credential-row.js'
import { usernameKey } from '../../domain/username.js'
import { spelledLike, userRefOf } from '../../people/find-user.js'

export interface HashedRow {
  readonly row: CredentialRow
  readonly hashed: HashedNumber
}

/** A row, with what the directory and the file before it say of it. */
export interface KnownRow extends HashedRow, CredentialRowContext {
  readonly holder: FoundHolder | undefined
}

interface FoundHolder {
  readonly userId: string
  readonly enabled: boolean
  readonly isErased: boolean
}

/** In the order of the rows. */
export const knownRows = async (
  at: Omit<RowsAtHand, 'rows'>,
  rows: readonly HashedRow[],
): Promise<readonly KnownRow[]> => {
  const found = await lookUp(at, rows)
  const seenAt = await seenBefore(at, rows.map(markOf))
  return rows.map((row, index) => {
    const { isNumberTaken, userId, enabled, isErased } = found[index]!
    const holder = userId === null ? undefined : { userId, enabled, isErased }
    return { ...row, isNumberTaken, numberSeenAt: seenAt(markOf(row)), holder }
  })
}

/** The number itself is in no digest, nor anywhere else. */
const markOf = ({ row, hashed }: HashedRow) => ({
  line: row.line,
  field: row.kind,
  value: hashed.lookupHmac,
})

interface LookedUp {
  readonly isNumberTaken: boolean
  /** of the holder; null without one */
  readonly userId: string | null
  readonly enabled: boolean
  readonly isErased: boolean
}

const lookUp = async (
  { batch: { client }, job: { tenantId } }: Omit<RowsAtHand, 'rows'>,
  rows: readonly HashedRow[],
): Promise<readonly LookedUp[]> => {
  const holders = rows.map(({ row }) => (row.holder === undefined ? {} : userRefOf(row.holder)))
  const { rows: found } = await client.query<LookedUp>(LOOK_UP, [
    tenantId,
    rows.map(({ row }) => row.kind),
    rows.map(({ hashed }) => hashed.lookupHmac),
    holders.map(({ userId }) => userId ?? null),
    holders.map(({ userNo }) => userNo ?? null),
    holders.map(({ username }) => username ?? null),
    holders.map(({ username }) => (username === undefined ? null : usernameKey(username))),
  ])
  return found
}

/** Laterally, so that each is looked up by an index, however many there are. */
const LOOK_UP = `
  select taken is not null as "isNumberTaken", holder.user_id as "userId", coalesce(holder.enabled, false) as enabled,
    holder.erased_at is not null as "isErased"
  from unnest($2::text[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::text[])
    with ordinality as new (kind, lookup_hmac, user_id, user_no, username, username_key, place)
  left join lateral (
    select credential_id from credentials
    where tenant_id = $1 and credentials.kind = new.kind and credentials.lookup_hmac = new.lookup_hmac
      and state <> 'removed'
    limit 1
  ) as taken on true
  left join lateral (
    select user_id, enabled, erased_at from people where tenant_id = $1 and people.user_id = new.user_id
    union all
    select user_id, enabled, erased_at from people where tenant_id = $1 and people.user_no = new.user_no
    union all
    (select user_id, enabled, erased_at from people
      where tenant_id = $1 and people.username_key = new.username_key ${spelledLike('new.username')} limit 1)
  ) as holder on true
  order by place`
