import { DomainError } from '@doorledger/kernel'
import { type Confinement, readsWithin } from '@doorledger/postgres'
import type { Pool } from 'pg'
import { z } from 'zod'
import { userLiesWithin, USER_ROWS, type UserRow, type UserView, viewOf } from './user-view.js'

/** How a person is named in a path: id, number or user name (D-05). No user name looks like the other two. */
export const userRef = z.string().min(1).max(254).describe('Id, `userNo` or user name')

/** Which of the three a reference is; the others are undefined. */
export interface UserRef {
  readonly userId?: string
  readonly userNo?: number
  readonly username?: string
}

export const userRefOf = (ref: string): UserRef => {
  if (z.guid().safeParse(ref).success) return { userId: ref }
  return /^\d{1,9}$/.test(ref) ? { userNo: Number(ref) } : { username: ref }
}

/** @throws {DomainError} `user_not_found` also when the person belongs where the caller may not look */
export const findUser = async (database: Pool, where: Confinement, ref: string): Promise<UserView> => {
  const { rows } = await readsWithin(database, where).query<UserRow>(
    `${USER_ROWS} where tenant_id = $1 and ${conditionFor(ref)} and ${userLiesWithin('$1', '$3')}`,
    [where.tenantId, ref, where.premises],
  )
  const [row] = rows
  if (row === undefined) throw new DomainError('user_not_found', 'not_found', 'There is no such person')
  return viewOf(row)
}

const conditionFor = (ref: string): string => {
  const { userId, userNo } = userRefOf(ref)
  if (userId !== undefined) return 'user_id = $2::uuid'
  return userNo === undefined ? 'lower(username) = lower(normalize($2))' : 'user_no = $2::integer'
}
