import { actionOutcome, entryActor, entryTypeOf } from '@doorledger/contracts'
import { lastDays, type Site, type TimeRange, timeRangeOf } from '@doorledger/kernel'
import type { DataScope } from '@doorledger/database'
import type { ScopedCaller } from '@doorledger/service'
import { z } from 'zod'
import { entryFilter, type EntryFilter, type Reader } from '../domain/entry-filter.js'

const MOST_VALUES = 100

/** A parameter that may be repeated: any of its values will do. */
const repeatable = <Item extends z.ZodType>(item: Item, description: string) =>
  z
    .union([item, z.array(item).min(1).max(MOST_VALUES)])
    .transform((value): z.output<Item>[] => [value].flat() as z.output<Item>[])
    .optional()
    .describe(`${description}; repeat it for any of several`)

const name = z.string().min(1).max(200)
const typeCode = z
  .string()
  .refine((code) => entryTypeOf(code) !== undefined, 'is no entry type: see GET /v1/audit-entry-types')

export const timeParameters = {
  range: z
    .string()
    .optional()
    .describe('`today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to`'),
  from: z.string().optional().describe('RFC 3339 with offset, or a day of the site; inclusive'),
  to: z.string().optional().describe('RFC 3339 with offset, exclusive; or a day of the site, to its end'),
}

/** The filters of the audit log, the same for list, count, histogram, export and stream. */
export const entryQuery = z.strictObject({
  actor: repeatable(name, 'Id, number or user name of a person, or the id of a token or device that acted'),
  actorType: repeatable(entryActor.shape.type, 'What kind of actor'),
  target: repeatable(name, 'Id of what was acted on; of a person also the number or user name'),
  targetKind: repeatable(name, 'What kind of thing was acted on'),
  type: repeatable(typeCode, 'Code of the entry type'),
  operation: repeatable(name, 'What was done: `created`, `updated`, `deleted`, …'),
  outcome: repeatable(actionOutcome, 'What came of it'),
  premises: repeatable(z.string().min(1).max(500), 'A place and all inside it: `hq/building-1`'),
  q: name
    .optional()
    .describe('Text in the label of the type, the operation, the target or names of people, or the beginning of an id'),
  ...timeParameters,
})
export type EntryQuery = z.output<typeof entryQuery>

/** Oldest or newest first. */
export const order = z.enum(['asc', 'desc']).default('desc').describe('By time: `desc` is newest first')

/** Who asks, and where he may look. */
export const readerOf = ({ tenantId, premises }: DataScope | ScopedCaller): Reader => ({
  tenantId,
  ...(premises && { premises }),
})

/** What is read for him must be read within. */
export const scopeOfReader = ({ tenantId, premises }: Reader): DataScope => ({ tenantId, premises })

const DEFAULT_DAYS = 31

/**
 * What entries must be, for a list that shows the last 31 days unless told otherwise.
 * @throws {DomainError} naming the parameter that makes no sense
 */
export const filterOf = (query: EntryQuery, reader: Reader, site: Site): EntryFilter =>
  within(timeRangeOf(query, site) ?? lastDays(DEFAULT_DAYS, site.now), query, reader)

/** What entries must be, with no bounds in time but those asked for. */
export const boundlessFilterOf = (query: EntryQuery, reader: Reader, site: Site): EntryFilter =>
  within(timeRangeOf(query, site) ?? {}, query, reader)

const within = (time: TimeRange, { range: _, from: __, to: ___, ...query }: EntryQuery, reader: Reader): EntryFilter =>
  entryFilter(query, reader, time)
