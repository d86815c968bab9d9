import { premisesId, premisesKind, timeZone } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type DataScope, liesWithin, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { z } from 'zod'

export const premisesView = z.object({
  id: premisesId,
  kind: premisesKind,
  name: z.string(),
  parentId: premisesId.nullable(),
  zone: timeZone.nullable().describe('Its own; null when it is that of what it lies in'),
  checkInToExit: z.boolean().describe('Whether leaving takes a credential, as set here'),
  path: z.array(premisesId).describe('From the outside in, itself last'),
  version: z.int().describe('Also the `ETag`'),
})
export type PremisesView = z.infer<typeof premisesView>

export interface PremisesRow {
  readonly premises_id: string
  readonly kind: PremisesView['kind']
  readonly name: string
  readonly parent_id: string | null
  readonly zone: string | null
  readonly check_in_to_exit: boolean
  readonly path: string[]
  readonly version: number
}

export const PREMISES_ROWS = `
  with recursive tree as (
    select *, array[premises_id] as path from premises
    where tenant_id = $1 and parent_id is null and deleted_at is null
    union all
    select inner_one.*, tree.path || inner_one.premises_id
    from tree join premises as inner_one on inner_one.tenant_id = tree.tenant_id
      and inner_one.parent_id = tree.premises_id and inner_one.deleted_at is null
  )
  select premises_id, kind, name, parent_id, zone, check_in_to_exit, path, version from tree`

export const premisesViewOf = ({ premises_id: id, parent_id: parentId, ...row }: PremisesRow): PremisesView => ({
  id,
  kind: row.kind,
  name: row.name,
  parentId,
  zone: row.zone,
  checkInToExit: row.check_in_to_exit,
  path: row.path,
  version: row.version,
})

const ONE = `${PREMISES_ROWS} where premises_id = $2 and ${liesWithin('path', '$1', '$3')}`

/** @throws {DomainError} `premises_not_found`, naming the field when one is given */
export const findPremises = async (
  database: Pool,
  where: DataScope,
  id: string,
  field?: string,
): Promise<PremisesView> => {
  const parameters = [where.tenantId, id, where.premises]
  const { rows } = await scopedReads(database, where).query<PremisesRow>(ONE, parameters)
  const [row] = rows
  if (row !== undefined) return premisesViewOf(row)
  throw field === undefined
    ? new DomainError('premises_not_found', 'not_found', 'There are no such premises')
    : new DomainError('premises_not_found', 'invalid', `There are no premises ${id}`, { field })
}
