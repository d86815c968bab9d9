import { DomainError, sha256 } from '@doorledger/kernel'
import { z } from 'zod'

/** What a kind of cursor is made of. */
export interface CursorKind<Position> {
  /** the list it belongs to: `access-events` */
  readonly name: string
  /** raised when the meaning of the position changes: older cursors are then refused */
  readonly version: number
  /** sort key of the last row shown */
  readonly position: z.ZodType<Position>
}

const FILTER_DIGITS = 16
const parts = z.tuple([z.string(), z.number(), z.string(), z.unknown()])

/**
 * Where a list goes on, as opaque base64url text. It holds on to the filter it was made for, so that a cursor of one
 * list is refused by another.
 * @param filter everything in the query that decides which rows are listed and in what order, without `limit` and
 * `cursor`; plain data
 */
export const encodeCursor = <Position>(
  kind: CursorKind<Position>,
  position: Position,
  filter: unknown = null,
): string =>
  Buffer.from(JSON.stringify([kind.name, kind.version, filterDigest(filter), position])).toString('base64url')

/**
 * The position a cursor stands for.
 * @throws {DomainError} `invalid_cursor`, naming `cursor`, when it is forged, of another list, or of another filter
 */
export const decodeCursor = <Position>(
  kind: CursorKind<Position>,
  cursor: string,
  filter: unknown = null,
): Position => {
  const [name, version, digest, stored] = partsOf(cursor)
  if (name !== kind.name || version !== kind.version) throw refusal('is not a cursor of this list')
  if (digest !== filterDigest(filter)) throw refusal('belongs to a list with other filters')
  const position = kind.position.safeParse(stored)
  if (!position.success) throw refusal('is not a cursor of this list')
  return position.data
}

const partsOf = (cursor: string): z.infer<typeof parts> => {
  try {
    return parts.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw refusal('is not a cursor of this list')
  }
}

const refusal = (problem: string): DomainError =>
  new DomainError('invalid_cursor', 'invalid', `cursor ${problem}`, { field: 'cursor' })

const filterDigest = (filter: unknown): string => sha256(JSON.stringify(sorted(filter))).slice(0, FILTER_DIGITS)

/** The same filter gives the same text, whatever order its parameters came in. */
const sorted = (value: unknown): unknown => {
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  )
}
