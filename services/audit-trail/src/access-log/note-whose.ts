import type { Caller } from '@doorledger/service'
import type { Pool } from 'pg'
import { z } from 'zod'

const isId = (text: string): boolean => z.uuid().safeParse(text).success

/** Says by id whose rows are asked for, however they were named, so that the look is reported as one at them (D-50). */
export const noteWhose = async (
  database: Pick<Pool, 'query'>,
  { tenantId, viewing }: Pick<Caller, 'tenantId' | 'viewing'>,
  users: readonly string[] | undefined,
): Promise<void> => {
  if (viewing === undefined || users === undefined || users.every(isId)) return
  const { rows } = await database.query<{ id: string }>('select id from people_meant($1, $2::text[]) as meant (id)', [
    tenantId,
    users,
  ])
  const known = rows.map(({ id }) => id).filter(isId)
  if (known.length > 0) viewing.persons = known
}
