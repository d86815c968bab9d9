import { secretIn } from '@doorledger/privacy'
import type { Pool } from 'pg'
import { TENANT } from '../../tenant.js'
import { FIRST_ADMINISTRATOR } from '../../people/user-numbers.js'

/** The one-time password of the first administrator while it still signs in; undefined once it was replaced. */
export const pendingFirstPassword = async (database: Pool, file: string): Promise<string | undefined> => {
  const { rows } = await database.query(
    `select from people join passwords using (tenant_id, user_id)
      where tenant_id = $1 and user_no = $2 and must_change and enabled`,
    [TENANT, FIRST_ADMINISTRATOR],
  )
  return rows.length === 0 ? undefined : secretIn(file)
}
