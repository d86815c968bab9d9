import type { AccessEventFilter } from './access-event-filter.js'

/** The filters as callers name them; `time` stands for `range`, `from` and `to`. */
export const filterNames = [
  'user',
  'device',
  'door',
  'facility',
  'type',
  'result',
  'reason',
  'flag',
  'late',
  'match',
  'q',
  'time',
] as const
export type FilterName = (typeof filterNames)[number]

const FIELDS: Readonly<Record<FilterName, Exclude<keyof AccessEventFilter, 'reader'>>> = {
  user: 'users',
  device: 'devices',
  door: 'doors',
  facility: 'facilities',
  type: 'types',
  result: 'outcome',
  reason: 'reasons',
  flag: 'flags',
  late: 'late',
  match: 'matches',
  q: 'text',
  time: 'time',
}

/** Those that narrow the search. */
export const filtersSet = (filter: AccessEventFilter): readonly FilterName[] =>
  filterNames.filter((name) =>
    name === 'time'
      ? filter.time.from !== undefined || filter.time.to !== undefined
      : filter[FIELDS[name]] !== undefined,
  )

/** The search with one filter cleared. */
export const cleared = (filter: AccessEventFilter, name: FilterName): AccessEventFilter => ({
  ...filter,
  ...(name === 'time' ? { time: {} } : { [FIELDS[name]]: undefined }),
})

/** The search with nothing but one filter, and the time, which every list has. */
export const alone = ({ reader, time, ...filter }: AccessEventFilter, name: FilterName): AccessEventFilter => ({
  reader,
  time,
  ...(name !== 'time' && { [FIELDS[name]]: filter[FIELDS[name] as keyof typeof filter] }),
})

/** What one filter does to a search. */
export interface FilterEffect {
  readonly filter: FilterName
  /** rows that the search finds without it */
  readonly rowsWithout: number
  /** rows that it leaves by itself, in the same time */
  readonly rowsAlone: number
}

/**
 * The filter that removes most: without it most rows are found; when none by itself is to blame, the one that leaves
 * fewest. Undefined when no filter hides anything.
 * @param found rows that pass all of them
 */
export const tightestOf = (effects: readonly FilterEffect[], found: number): FilterName | undefined => {
  const [first, second] = [...effects].sort(
    (one, other) => other.rowsWithout - one.rowsWithout || one.rowsAlone - other.rowsAlone,
  )
  if (first === undefined) return undefined
  const isToBlame =
    first.rowsWithout > found || (found === 0 && second !== undefined && first.rowsAlone < second.rowsAlone)
  return isToBlame ? first.filter : undefined
}

/** What is to be seen of the five things that must be right before there are attempts. */
export interface Setup {
  readonly rules: number
  readonly enabledRules: number
  /** undefined when the caller may not be told */
  readonly withCredentials: number | undefined
  readonly devices: { readonly known: number; readonly online: number; readonly offline: readonly string[] }
  /** rows that pass all filters at whatever time */
  readonly atAnyTime: number
  readonly found: number
}

export type Outcome = 'passed' | 'failed' | 'unknown'
export const checkNames = [
  'rules_configured',
  'rules_enabled',
  'credentials_held',
  'devices_online',
  'time_range',
] as const

/** The five checks, in the order in which somebody would go through them (R4.88). */
export const checksOf = (
  setup: Setup,
): readonly { readonly check: (typeof checkNames)[number]; readonly outcome: Outcome }[] => [
  { check: 'rules_configured', outcome: outcomeOf(setup.rules > 0) },
  { check: 'rules_enabled', outcome: setup.rules === 0 ? 'unknown' : outcomeOf(setup.enabledRules > 0) },
  { check: 'credentials_held', outcome: outcomeOf(setup.withCredentials && setup.withCredentials > 0) },
  { check: 'devices_online', outcome: ofDevices(setup.devices) },
  { check: 'time_range', outcome: ofTime(setup) },
]

const outcomeOf = (holds: boolean | 0 | undefined): Outcome =>
  holds === undefined ? 'unknown' : holds ? 'passed' : 'failed'

/** A lock that is no part of a network never says that it is in contact. */
const ofDevices = ({ known, online, offline }: Setup['devices']): Outcome => {
  if (known === 0) return 'failed'
  if (online > 0) return 'passed'
  return offline.length > 0 ? 'failed' : 'unknown'
}

const ofTime = ({ found, atAnyTime }: Setup): Outcome => {
  if (found > 0) return 'passed'
  return atAnyTime > 0 ? 'failed' : 'unknown'
}
