import type { ReportKind } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { covers, type Rights } from '@doorledger/service'
import { reportKinds } from '../domain/report-kinds.js'

/**
 * A report shows nothing that its requester may not read: what its kind takes must be held wherever `report:create` is.
 * @throws {DomainError} `permission_missing`
 */
export const requireKind = (rights: Rights, kind: ReportKind): void => {
  const { permission } = reportKinds[kind]
  if (covers(rights.get(permission), rights.get('report:create'))) return
  throw new DomainError('permission_missing', 'forbidden', `kind: takes \`${permission}\``, {
    field: 'kind',
    permission,
  })
}
