/** What the access log is narrowed to. All of it stands in the address, so it can be shared and gone back to. */
export interface LogFilters {
  readonly user?: readonly string[]
  readonly device?: readonly string[]
  readonly facility?: readonly string[]
  readonly type?: readonly string[]
  readonly result?: readonly string[]
  readonly reason?: readonly string[]
  readonly match?: readonly string[]
  readonly q?: string
  readonly late?: 'true'
  /** `today`, or a number of days */
  readonly range?: string
  readonly from?: string
  readonly to?: string
  /** the row whose details are open */
  readonly row?: string
}

export const listFilters = ['user', 'device', 'facility', 'type', 'result', 'reason', 'match'] as const
export type ListFilter = (typeof listFilters)[number]
export const DEFAULT_RANGE = '1'

/** Reads an address, whoever wrote it: what makes no sense is left out. */
export const filtersOf = (search: Readonly<Record<string, unknown>>): LogFilters => {
  const lists = listFilters.flatMap((name) => {
    const values = [search[name]].flat().filter(isText)
    return values.length === 0 ? [] : [[name, values] as const]
  })
  const texts = (['q', 'range', 'from', 'to', 'row'] as const).flatMap((name) => {
    const value = search[name]
    return isText(value) ? [[name, String(value)] as const] : []
  })
  const isLate = String(search['late']) === 'true'
  return { ...Object.fromEntries(lists), ...Object.fromEntries(texts), ...(isLate && { late: 'true' as const }) }
}

const isText = (value: unknown): value is string | number =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'

/** What is asked of the API. */
export const queryOf = ({ row: _, ...filters }: LogFilters) =>
  filters.from === undefined && filters.to === undefined
    ? { ...filters, range: filters.range ?? DEFAULT_RANGE }
    : { ...filters, range: undefined }

/** What is kept of it under a name: everything but the row that is open. */
export const viewOf = ({ row: _, ...filters }: LogFilters): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries<string | readonly string[]>(filters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  )

/** The same as the stream takes it: new rows of whatever time. */
export const streamQueryOf = ({ row: _, range: _range, from: _from, to: _to, ...filters }: LogFilters): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries<string | readonly string[]>(filters)) {
    for (const one of [value].flat()) query.append(name, one)
  }
  return query.toString()
}

export const without = (filters: LogFilters, name: ListFilter, value: string): LogFilters => {
  const left = filters[name]?.filter((one) => one !== value) ?? []
  const { [name]: _, ...rest } = filters
  return left.length === 0 ? rest : { ...rest, [name]: left }
}

export const withValue = (filters: LogFilters, name: ListFilter, value: string): LogFilters => ({
  ...filters,
  [name]: [...new Set([...(filters[name] ?? []), value])],
})

/** Whether anything but the period narrows the log. */
export const isNarrowed = (filters: LogFilters): boolean =>
  filters.q !== undefined || filters.late !== undefined || listFilters.some((name) => filters[name] !== undefined)

/** Length of the bars for a period of so many days. */
export const bucketFor = (days: number): 'minute' | 'hour' | 'day' | 'week' => {
  if (days <= 0.15) return 'minute'
  if (days <= 4) return 'hour'
  return days <= 120 ? 'day' : 'week'
}

const DAY_MS = 86_400_000

export const daysOf = ({ range, from, to }: LogFilters, now: Date): number => {
  if (from === undefined && to === undefined) return range === 'today' ? 1 : Number(range ?? DEFAULT_RANGE)
  const end = to === undefined ? now : new Date(to)
  return from === undefined ? 365 : Math.max(0, (end.getTime() - new Date(from).getTime()) / DAY_MS)
}

/** Whether the period ends now, so that new rows belong to it. */
export const isOpenEnded = ({ to }: LogFilters): boolean => to === undefined
