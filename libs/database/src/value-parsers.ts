import pg from 'pg'

type Parser = (text: string) => unknown

const { INT8, DATE, TIMESTAMPTZ } = pg.types.builtins

/** `bigint` as a number (positions and counts stay below 2^53), `date` as text, everything else as the driver does. */
const asService = new Map<number, Parser>([
  [INT8, Number],
  [DATE, String],
])

/** Times as the text that events have them in: RFC 3339, UTC, milliseconds. */
const asEvent = new Map<number, Parser>([...asService, [TIMESTAMPTZ, (text) => new Date(text).toISOString()]])

const driverParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser

const parsersWith = (own: ReadonlyMap<number, Parser>): { getTypeParser: typeof pg.types.getTypeParser } => ({
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : own.get(oid)) ?? driverParser(oid, format),
})

export const SERVICE_VALUES = parsersWith(asService)
export const EVENT_VALUES = parsersWith(asEvent)
