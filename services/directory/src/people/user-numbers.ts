import type { ClientBase, Pool } from 'pg'

/** Kept for the administrator that the first start creates (D-05). */
export const FIRST_ADMINISTRATOR = 1

/** The next number of a tenant. Given out once, whether a person comes of it or not: so nobody waits for anybody. */
export const nextUserNo = async (database: Pool, tenantId: string): Promise<number> =>
  lastOf(database, tenantId, { above: FIRST_ADMINISTRATOR, count: 1 })

/**
 * The numbers of many, those they bring along and the next ones for the others. Belongs in the transaction that makes
 * them people: whoever wants a number waits for it, so that none is given out that is brought along.
 */
export const userNumbers = async (
  client: ClientBase,
  tenantId: string,
  wanted: readonly { readonly userNo: number | undefined }[],
): Promise<readonly number[]> => {
  const brought = wanted.flatMap(({ userNo }) => userNo ?? [])
  const above = Math.max(FIRST_ADMINISTRATOR, ...brought)
  const count = wanted.length - brought.length
  let next = (await lastOf(client, tenantId, { above, count })) - count
  return wanted.map(({ userNo }) => userNo ?? (next += 1))
}

/** @returns the last of `count` numbers, all of them higher than any that was given out and than `above` */
const lastOf = async (
  database: Pool | ClientBase,
  tenantId: string,
  { above, count }: { readonly above: number; readonly count: number },
): Promise<number> => {
  const { rows } = await database.query<{ last_no: number }>(
    `insert into user_numbers (tenant_id, last_no) values ($1, $2::int + $3::int)
     on conflict (tenant_id) do update set last_no = greatest(user_numbers.last_no, $2) + $3
     returning last_no`,
    [tenantId, above, count],
  )
  return rows[0]!.last_no
}
