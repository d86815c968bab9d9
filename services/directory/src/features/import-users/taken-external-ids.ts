import type { ClientBase } from 'pg'
import type { UserRow } from '../../domain/user-row.js'
import { externalIdText } from '../../personal-data/external-ids.js'

/** Which ids of rows somebody has already, as `hr:4711`. */
export const takenExternalIds = async (
  client: ClientBase,
  tenantId: string,
  rows: readonly UserRow[],
): Promise<ReadonlySet<string>> => {
  const ids = rows.flatMap(({ fields }) => fields.externalIds ?? [])
  if (ids.length === 0) return new Set()
  const { rows: taken } = await client.query<{ source: string; id: string }>(
    `select source, external_id as id
     from external_ids join unnest($2::text[], $3::text[]) as new (source, external_id) using (source, external_id)
     where tenant_id = $1`,
    [tenantId, ids.map(({ source }) => source), ids.map(({ id }) => id)],
  )
  return new Set(taken.map(externalIdText))
}
