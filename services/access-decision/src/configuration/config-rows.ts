import type { MacroState } from '@doorledger/contracts'
import { type DataScope, liesWithin, scopedReads, stepsOf } from '@doorledger/database'
import type { Pool } from 'pg'
import type { AnyConfig } from '../domain/configured.js'
import { notFound } from '../domain/configured.js'
import type { ConfigKind, ConfigStates } from '../domain/policy-facts.js'

export interface ConfigRow {
  readonly kind: ConfigKind
  readonly id: string
  readonly state: AnyConfig
  readonly version: number
  readonly created_at: Date
  readonly changed_at: Date
}

const COLUMNS = 'kind, id, state, version, created_at, changed_at'
const WITHIN = liesWithin(stepsOf('facility_path'), '$1', '$3')

/** @throws {DomainError} `door_not_found` and the like, also when it lies where the caller may not look */
export const findConfig = async (
  database: Pool,
  where: DataScope,
  { kind, id }: Pick<ConfigRow, 'kind' | 'id'>,
): Promise<ConfigRow> => {
  const { rows } = await scopedReads(database, where).query<ConfigRow>(ONE, [where.tenantId, id, where.premises, kind])
  if (rows[0] === undefined) throw notFound(kind)
  return rows[0]
}

const ONE = `select ${COLUMNS} from access_config where tenant_id = $1 and id = $2 and kind = $4 and ${WITHIN}`

/** What a list of configured things is asked for. */
export interface ConfigFilter {
  readonly kind: ConfigKind
  readonly after: string | undefined
  readonly q: string | undefined
  readonly facility: string | undefined
  readonly limit: number
}

/** By id. */
export const listConfig = async (
  database: Pool,
  where: DataScope,
  { kind, after, q, facility, limit }: ConfigFilter,
): Promise<readonly ConfigRow[]> => {
  const parameters = [where.tenantId, after, where.premises, kind, q, facility, limit]
  const { rows } = await scopedReads(database, where).query<ConfigRow>(PAGE, parameters)
  return rows
}

const PAGE = `
  select ${COLUMNS} from access_config
  where tenant_id = $1 and kind = $4 and ($2::text is null or id > $2) and ${WITHIN}
    and ($5::text is null or position(search_text($5) in search_text(id)) > 0
      or position(search_text($5) in search_text(name)) > 0)
    and ($6::text is null or facility_path = $6 or starts_with(facility_path, $6 || '/'))
  order by id
  limit $7`

/** Everything that is configured in an organisation, wherever it lies. */
export const allConfig = async (database: Pool, tenantId: string): Promise<readonly ConfigRow[]> =>
  (await database.query<ConfigRow>(`select ${COLUMNS} from access_config where tenant_id = $1`, [tenantId])).rows

export const allMacros = async (database: Pool, tenantId: string): Promise<ReadonlyMap<string, MacroState>> => {
  const rows = await allConfig(database, tenantId)
  const macros = rows.filter(({ kind }) => kind === 'macro').map(({ state }) => state as ConfigStates['macro'])
  return new Map(macros.map((macro) => [macro.macroId, macro]))
}
