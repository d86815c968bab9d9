import { ERASED_NAME, nameAt, type NameSince } from '@doorledger/kernel'
import type { Pool } from 'pg'
import type { CellValue, ReportCells, ReportColumn } from '../domain/report-kinds.js'

export type ReportRow = Readonly<Record<string, CellValue>>

interface NamesFound {
  readonly id: string
  readonly names: readonly NameSince[]
  readonly erased: boolean
}

/** Rows as they go into a file, with names as they were at the time. */
export const cellsOf = async (
  database: Pool,
  tenantId: string,
  { columns, rows }: { readonly columns: readonly ReportColumn[]; readonly rows: readonly ReportRow[] },
): Promise<readonly ReportCells[]> => {
  const idColumns = columns.flatMap(({ nameOf }) => nameOf ?? [])
  const ids = [...new Set(rows.flatMap((row) => idColumns.map((column) => row[column])))].filter(
    (id) => typeof id === 'string',
  )
  const known = await namesOf(database, tenantId, ids)
  return rows.map((row) => columns.map((column) => valueOf(column, row, known)))
}

const valueOf = ({ name, nameOf }: ReportColumn, row: ReportRow, known: ReadonlyMap<string, NamesFound>): CellValue => {
  if (nameOf === undefined) return row[name] ?? null
  const found = known.get(String(row[nameOf]))
  if (found === undefined) return null
  return found.erased ? ERASED_NAME : nameAt(found.names, row['occurred_at'] as Date)
}

const namesOf = async (database: Pool, tenantId: string, ids: readonly string[]) => {
  if (ids.length === 0) return new Map<string, NamesFound>()
  const { rows } = await database.query<NamesFound>(
    `select id, names, erased from names_over_time where tenant_id = $1 and kind = 'user' and id = any ($2::text[])`,
    [tenantId, ids],
  )
  return new Map(rows.map((found) => [found.id, found]))
}
