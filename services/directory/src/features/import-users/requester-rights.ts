import type { ImportJob } from '@doorledger/csv'
import { everywhere, isPermission, type Rights } from '@doorledger/service'
import type { ClientBase } from 'pg'
import { rightsHeldBy } from '../../administrators/rights-held-by.js'

/** What whoever sent the file may do by now, which may be less than when it was sent. */
export const rightsOfRequester = async (
  client: ClientBase,
  { tenantId, requestedBy }: Pick<ImportJob, 'tenantId' | 'requestedBy'>,
): Promise<Rights> => {
  const [kind, id = ''] = requestedBy.split(':', 2)
  if (kind === 'user') return rightsHeldBy(client, tenantId, id)
  const { rows } = await client.query<{ permissions: readonly string[] }>(
    `select permissions from api_tokens
     where $2 = 'token' and tenant_id = $1 and token_id::text = $3 and revoked_at is null`,
    [tenantId, kind, id],
  )
  return everywhere(rows.flatMap(({ permissions }) => permissions.filter(isPermission)))
}
