import type { RowTable } from '@doorledger/kernel'
import pg from 'pg'

/** A column as Postgres has it. */
export interface ColumnShape {
  readonly name: string
  /** as in a cast: `text`, `timestamp with time zone`, `text[]` */
  readonly type: string
  readonly kind: 'array' | 'json' | 'plain'
}

/** The columns of a projection's table, in the projection's order. */
export interface TableShape {
  readonly table: RowTable
  readonly columns: readonly ColumnShape[]
  readonly key: readonly ColumnShape[]
}

interface CatalogColumn {
  readonly name: string
  readonly type: string
  readonly category: string
}

/**
 * Looks a projection's table up in the catalogue.
 * @throws {Error} when the table or one of its columns is not there: a migration is missing
 */
export const tableShape = async (database: pg.Pool | pg.ClientBase, table: RowTable): Promise<TableShape> => {
  const { rows } = await database.query<CatalogColumn>(
    `select attname as name, format_type(atttypid, atttypmod) as type, typcategory as category
     from pg_attribute join pg_type on pg_type.oid = atttypid
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [quoted(table.name)],
  )
  const shapes = new Map(rows.map((column) => [column.name, shapeOf(column)]))
  const find = (name: string): ColumnShape => {
    const shape = shapes.get(name)
    if (shape === undefined)
      throw new Error(`There is no column ${name} of a table ${table.name}: a migration is missing`)
    return shape
  }
  return { table, columns: table.columns.map(find), key: table.key.map(find) }
}

const shapeOf = ({ name, type, category }: CatalogColumn): ColumnShape => {
  if (category === 'A') return { name, type, kind: 'array' }
  return { name, type, kind: type === 'json' || type === 'jsonb' ? 'json' : 'plain' }
}

export const quoted = (identifier: string): string => pg.escapeIdentifier(identifier)
export const quotedList = (identifiers: readonly string[]): string => identifiers.map(quoted).join(', ')
