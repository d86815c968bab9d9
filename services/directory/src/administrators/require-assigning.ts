import { DomainError } from '@doorledger/kernel'
import type { Caller } from '@doorledger/service'

/**
 * Whoever hands out roles decides what people may do, so it takes the right to make roles. Which roles, `rolesBeyond`
 * says.
 * @throws {DomainError} `permission_missing`
 */
export const requireAssigning = ({ rights }: Caller): void => {
  if (rights.get('role:write') === 'everywhere') return
  throw new DomainError('permission_missing', 'forbidden', 'Assigning roles needs the permission role:write', {
    permission: 'role:write',
    field: 'assignments',
  })
}
