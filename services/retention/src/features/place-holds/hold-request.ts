import {
  accessResult,
  accessType,
  holdFilter,
  type HoldFilter,
  holdScope,
  type HoldScope,
  legalHold,
  reason,
  recordFlag,
  type SavedView,
} from '@doorledger/contracts'
import type { Reads } from '@doorledger/database'
import { DomainError, type Site, timeRangeOf } from '@doorledger/kernel'
import { z } from 'zod'
import { scopeOfFilter } from '../../domain/scope-of-filter.js'

const { matter, reason: why, custodian, scope } = legalHold.shape
const ways = ['scope', 'filter', 'savedViewId'] as const

export const holdRequest = z
  .strictObject({
    matter,
    reason: why,
    custodian,
    scope: scope.optional(),
    filter: holdFilter.shape.query
      .optional()
      .describe('Instead of a scope: a query of `GET /v1/access-events`, as saved views have it'),
    savedViewId: z.uuid().optional().describe('Instead of a scope: a saved view of the access log'),
  })
  .refine((asked) => ways.filter((way) => asked[way] !== undefined).length === 1, {
    path: ['scope'],
    message: 'one of `scope`, `filter` and `savedViewId` must be given',
  })
export type HoldRequest = z.output<typeof holdRequest>

const anyOf = <Item extends z.ZodType>(item: Item) =>
  z
    .union([item, z.array(item).min(1)])
    .transform((value): z.output<Item>[] => [value].flat() as z.output<Item>[])
    .optional()

const ids = anyOf(z.string().min(1).max(200))
const attemptFilter = z.object({
  user: ids,
  device: ids,
  door: ids,
  facility: anyOf(z.string().min(1).max(500)),
  type: anyOf(accessType),
  result: anyOf(z.enum([...accessResult.options, 'duress'])),
  reason: anyOf(reason),
  flag: anyOf(recordFlag),
  late: z.stringbool().optional(),
  range: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})

/** Where a hold is placed. */
export interface Placing {
  readonly database: Reads
  readonly tenantId: string
  /** who places it: private views of others are not his */
  readonly actor: string
  readonly site: Site
}

/**
 * What a hold is about, by whichever way it was said. A filter is taken as it is now: whoever changes the view later does
 * not change the hold.
 * @throws {DomainError} naming the field
 */
export const scopeAsked = async (
  asked: HoldRequest,
  placing: Placing,
): Promise<{ readonly scope: HoldScope; readonly filter?: HoldFilter }> => {
  if (asked.scope !== undefined) return { scope: asked.scope }
  if (asked.savedViewId === undefined) return madeOf(asked.filter!, placing, 'filter')
  const { viewId, name, query } = await viewOf(asked.savedViewId, placing)
  const { scope, filter } = await madeOf(query, placing, 'savedViewId')
  return { scope, filter: { viewId, name, ...filter } }
}

const madeOf = async (
  query: HoldFilter['query'],
  placing: Placing,
  field: 'filter' | 'savedViewId',
): Promise<{ readonly scope: HoldScope; readonly filter: HoldFilter }> => {
  const parsed = attemptFilter.safeParse(query)
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues as [z.core.$ZodIssue]
    throw refusal('hold_filter_invalid', `${field}.${path.join('.')}`, message)
  }
  const user = parsed.data.user && (await idsOfPeople(parsed.data.user, placing, `${field}.user`))
  const period = timeRangeOf(parsed.data, placing.site) ?? {}
  const scope = holdScope.safeParse(scopeOfFilter({ ...parsed.data, user }, period))
  if (!scope.success) throw refusal('hold_filter_invalid', field, 'names nothing that a hold can keep')
  const ignored = Object.keys(query).filter((name) => !(name in attemptFilter.shape))
  return { scope: scope.data, filter: { query: withoutNames(query, ignored, user), ignored } }
}

/** An event keeps it for ever: no text that was searched for, and people by their ids. */
const withoutNames = (
  query: HoldFilter['query'],
  ignored: readonly string[],
  user: readonly string[] | undefined,
): HoldFilter['query'] => ({
  ...Object.fromEntries(Object.entries(query).filter(([name]) => !ignored.includes(name))),
  ...(user !== undefined && { user: [...user] }),
})

const viewOf = async (viewId: string, { database, tenantId, actor }: Placing): Promise<SavedView> => {
  const { rows } = await database.query<{ state: SavedView }>(
    'select state from known_views where tenant_id = $1 and view_id = $2',
    [tenantId, viewId],
  )
  const view = rows[0]?.state
  if (view === undefined || view.deleted || !(view.shared || view.owner === actor)) {
    throw refusal('saved_view_unknown', 'savedViewId', 'there is no such view')
  }
  if (view.page !== 'access-log') throw refusal('saved_view_of_another_list', 'savedViewId', 'is not of the access log')
  return view
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** People by id or number. What they are called is not known here. */
const idsOfPeople = async (
  named: readonly string[],
  { database, tenantId }: Placing,
  field: string,
): Promise<string[]> => {
  const { rows } = await database.query<{ id: string; user_no: string }>(
    `select id, state ->> 'userNo' as user_no from known_directory
     where tenant_id = $1 and kind = 'user' and state ->> 'userNo' = any ($2)`,
    [tenantId, named],
  )
  const byNumber = new Map(rows.map(({ id, user_no: number }) => [number, id]))
  return named.map((name) => {
    const id = UUID.test(name) ? name.toLowerCase() : byNumber.get(name)
    if (id === undefined) throw refusal('user_unknown', field, 'people must be named by id or number')
    return id
  })
}

const refusal = (code: string, field: string, problem: string): DomainError =>
  new DomainError(code, 'invalid', `${field}: ${problem}`, { field })
