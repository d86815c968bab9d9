import { DomainError } from '@doorledger/kernel'
import { type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { z } from 'zod'
import { usernameKey } from '../domain/username.js'
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
export const findUser = async (database: Pool, where: DataScope, ref: string): Promise<UserView> => {
  const { condition, value } = conditionFor(ref)
  const { rows } = await scopedReads(database, where).query<UserRow>(
    `${USER_ROWS} where tenant_id = $1 and ${condition} and ${userLiesWithin('$1', '$3')} ${spelledLike('$4')} limit 1`,
    [where.tenantId, value, where.premises, ref],
  )
  const [row] = rows
  if (row === undefined) throw new DomainError('user_not_found', 'not_found', 'There is no such person')
  return viewOf(row)
}

const conditionFor = (ref: string): { readonly condition: string; readonly value: string } => {
  const { userId, userNo } = userRefOf(ref)
  if (userId !== undefined) return { condition: 'user_id = $2::uuid', value: ref }
  if (userNo !== undefined) return { condition: 'user_no = $2::integer', value: ref }
  return { condition: 'username_key = $2', value: usernameKey(ref) }
}

/** There may be two from before whose names are one today: whoever is spelled as asked comes first, then the older. */
export const spelledLike = (asked: string): string =>
  `order by lower(people.username) = lower(normalize(${asked}::text)) desc nulls last, people.user_no`
