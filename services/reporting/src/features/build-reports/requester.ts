import { covers, everywhere, findRights, isPermission, type Rights } from '@doorledger/service'
import type { Pool } from 'pg'
import { reportKinds } from '../../domain/report-kinds.js'
import type { ReportRequest } from '../../domain/report.js'

/** What somebody may do now; nothing when he is disabled, or his token revoked. */
export const rightsNow = async (database: Pool, tenantId: string, actor: string): Promise<Rights> => {
  const [kind, id = ''] = actor.split(':')
  if (kind === 'user') {
    const person = await findRights(database, tenantId, id)
    return person?.enabled === true ? person.rights : new Map()
  }
  const { rows } = await database.query<{ permissions: string[] }>(
    `select permissions from known_api_tokens
     where tenant_id = $1 and token_id::text = $2 and revoked_at is null and (expires_at is null or expires_at > now())`,
    [tenantId, id],
  )
  return everywhere(rows.flatMap(({ permissions }) => permissions.filter(isPermission)))
}

/** Whether a report may still be made for whoever asked: for where it was asked, not more. */
export const mayHave = (rights: Rights, { kind, premises }: ReportRequest): boolean => {
  const wanted = premises === undefined ? ('everywhere' as const) : new Set(premises)
  return covers(rights.get('report:create'), wanted) && covers(rights.get(reportKinds[kind].permission), wanted)
}
