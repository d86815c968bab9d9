import { lastDays, type Site, type TimeRange, timeRangeOf } from '@doorledger/kernel'
import { accessResult, accessType, reason, recordFlag } from '@doorledger/contracts'
import type { DataScope } from '@doorledger/database'
import { type ScopedCaller, covers } from '@doorledger/service'
import { z } from 'zod'
import { matchFilters } from '../domain/match-filter.js'
import { accessEventFilter, type AccessEventFilter, type Reader } from '../domain/access-event-filter.js'

const MOST_VALUES = 100

/** A parameter that may be repeated: any of its values will do. */
export const repeatable = <Item extends z.ZodType>(item: Item, description: string) =>
  z
    .union([item, z.array(item).min(1).max(MOST_VALUES)])
    .transform((value): z.output<Item>[] => [value].flat() as z.output<Item>[])
    .optional()
    .describe(`${description}; repeat it for any of several`)

const name = z.string().min(1).max(200)

export const timeParameters = {
  range: z
    .string()
    .optional()
    .describe('`today` in the zone of the site, or the last 1 to 3660 times 24 hours. Overridden by `from` and `to`'),
  from: z.string().optional().describe('RFC 3339 with offset, or a day of the site; inclusive'),
  to: z.string().optional().describe('RFC 3339 with offset, exclusive; or a day of the site, to its end'),
}

export const flagParameter = repeatable(
  recordFlag,
  'What is odd about it, such as `clockSuspect`; of any time unless a range is given',
)

/** The filters of the access log, the same for list, count, histogram, export and stream. */
export const accessEventQuery = z.strictObject({
  user: repeatable(name, 'Id, number or user name of a person, found by the credential too'),
  device: repeatable(name, 'Device id'),
  door: repeatable(name, 'Door id'),
  facility: repeatable(z.string().min(1).max(500), 'A place and all inside it: `hq/building-1`'),
  type: repeatable(accessType, 'How access was sought; `rfid` covers keycards and key fobs'),
  result: repeatable(
    z.enum([...accessResult.options, 'duress']),
    'What came of it; `granted` includes grants under duress, `duress` needs `duress:read`',
  ),
  reason: repeatable(reason, 'Why'),
  flag: flagParameter,
  late: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Whether it was recorded more than five minutes after it happened'),
  match: repeatable(
    z.enum([...matchFilters, 'scored']),
    'What comparing faces gave, by the bands as they are set now: `scored` is any band, `none` nothing',
  ),
  q: name
    .optional()
    .describe('Text in the names of person, device and door at the time or in the reason, or the beginning of an id'),
  ...timeParameters,
})
export type AccessEventQuery = z.output<typeof accessEventQuery>

/** Oldest or newest first. */
export const order = z.enum(['asc', 'desc']).default('desc').describe('By time: `desc` is newest first')

/**
 * Who asks, and where he may look. Who sees duress in some premises only sees it nowhere, unless he sees nothing but
 * these.
 */
export const readerOf = ({ tenantId, premises, rights }: ScopedCaller): Reader => {
  const scope = premises === undefined ? 'everywhere' : new Set(premises)
  return { tenantId, seesDuress: covers(rights.get('duress:read'), scope), ...(premises && { premises }) }
}

/** What is read for him must be read within. */
export const dataScopeOfReader = ({ tenantId, premises }: Reader): DataScope => ({ tenantId, premises })

const DEFAULT_DAYS = 1

/**
 * What rows must be, for a list that shows the last 24 hours unless told otherwise (D-40). Whoever asks for flags asks
 * for rows whose time may be anything: a clock that lost its power says 2000.
 * @throws {DomainError} naming the parameter that makes no sense or may not be used
 */
export const filterOf = (query: AccessEventQuery, reader: Reader, site: Site): AccessEventFilter =>
  within(timeRangeOf(query, site) ?? (query.flag ? {} : lastDays(DEFAULT_DAYS, site.now)), query, reader)

/** What rows must be, with no bounds in time but those asked for: late rows of any age belong in a stream. */
export const boundlessFilterOf = (query: AccessEventQuery, reader: Reader, site: Site): AccessEventFilter =>
  within(timeRangeOf(query, site) ?? {}, query, reader)

const within = (time: TimeRange, query: AccessEventQuery, reader: Reader): AccessEventFilter =>
  accessEventFilter(query, reader, time)
