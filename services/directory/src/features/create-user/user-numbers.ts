import type { Pool } from 'pg'

/** Kept for the administrator that the first start creates (D-05). */
export const FIRST_ADMINISTRATOR = 1

/** The next number of a tenant. Given out once, whether a person comes of it or not: so nobody waits for anybody. */
export const nextUserNo = async (database: Pool, tenantId: string): Promise<number> => {
  const { rows } = await database.query<{ last_no: number }>(
    `insert into user_numbers (tenant_id, last_no) values ($1, $2)
     on conflict (tenant_id) do update set last_no = user_numbers.last_no + 1
     returning last_no`,
    [tenantId, FIRST_ADMINISTRATOR + 1],
  )
  return rows[0]!.last_no
}
