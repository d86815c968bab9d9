import type { PurgeableKind } from '@doorledger/contracts'

/**
 * A table whose rows are deleted by age, by months where it has partitions. Rows have `tenant_id`, the time at which they
 * happened, and `seq`, the place in the log.
 */
export interface PurgedTable {
  readonly kind: PurgeableKind
  readonly table: string
  /** the column that with the tenant identifies a row; a uuid */
  readonly idColumn: string
  /** the view that fills the table, and the topic it reads */
  readonly projection: string
  readonly topic: string
  /**
   * SQL: whether a row `e` matches the criteria of a hold `h` besides its period. `h.premises` holds premises with all
   * that lies in them.
   */
  readonly heldWhere: string
  /** whether a hold on doors, devices and a period can be told from a row alone: nothing else changes what it keeps */
  readonly heldByRowAlone?: boolean
  /** whether rows have `facility_path`, so that premises may have policies of their own */
  readonly hasPremises: boolean
  /** whether the log loses the records, too: one service a kind says so */
  readonly deletesLog: boolean
  /** SQL functions of the service that let rows of a partition be deleted, and that take it back: `{part}` is its name */
  readonly unlock?: { readonly before: string; readonly after: string }
  /** `false` of rows without `seq`: everything before the cutoff goes */
  readonly hasSeq?: boolean
  /** when a row happened; `occurred_at` when left out */
  readonly timeColumn?: string
  /** SQL: whether the period of a hold `h` reaches a row `e` that is about a period; when left out, whether the row lies in it */
  readonly heldPeriod?: string
  /** what goes with a row outside the database, by these expressions over the row `e`; again, when a process was killed in between */
  readonly erase?: {
    readonly columns: readonly string[]
    each(row: Readonly<Record<string, string | null>>): Promise<void>
  }
  /** what else goes, as SQL over `$1` tenant and `$2` cutoff, when the organisation has no hold */
  readonly besides?: readonly string[]
}

type Scoped = Pick<PurgedTable, 'hasPremises' | 'hasSeq' | 'timeColumn'>

/** SQL: when a row `e` happened. */
export const timeOf = ({ timeColumn = 'occurred_at' }: Pick<PurgedTable, 'timeColumn'>): string => `e.${timeColumn}`

/** SQL: the rows `e` that a job `j` is of, whatever its marks. */
const inScopeUnmarked = (table: Scoped, job: string): string => {
  const steps = `string_to_array(e.facility_path, '/')`
  const premises = table.hasPremises
    ? ` and (${job}.premises_id is null or ${job}.premises_id = any (${steps}))
        and (${job}.except_premises is null or not coalesce(${steps} && ${job}.except_premises, false))`
    : ''
  return `e.tenant_id = ${job}.tenant_id and ${timeOf(table)} < ${job}.cutoff${premises}`
}

/** SQL: the rows `e` that a job `j` is of, given the marks `m` of its purge. */
export const inScope = (table: Scoped, job: string): string => {
  const marked = ` and exists (
    select from purge_marks m where m.purge_id = ${job}.purge_id and m.table_name = ${job}.table_name
      and m.log_partition = e.seq % 1024 and e.seq < m.below_seq)`
  return `${inScopeUnmarked(table, job)}${table.hasSeq === false ? '' : marked}`
}

/** SQL: the same as a value, beside {@link joinMarks}, which looks the marks of all rows up at once. */
export const goesBy = (table: Scoped, job: string): string => {
  const marked = table.hasSeq === false ? '' : ' and m.purge_id is not null'
  return `${job}.purge_id is not null and ${inScopeUnmarked(table, job)}${marked}`
}

/** SQL: joins to rows `e` the mark `m` that they lie below, if any; `$1` is the purge and `$2` the table. */
export const joinMarks = ({ hasSeq }: Scoped): string =>
  hasSeq === false
    ? ''
    : `left join purge_marks m on m.purge_id = $1 and m.table_name = $2
         and m.log_partition = e.seq % 1024 and e.seq < m.below_seq`

/** SQL: whether a hold keeps the row `e`. */
export const isHeld = (table: Pick<PurgedTable, 'heldWhere' | 'heldPeriod' | 'timeColumn'>): string => `
  exists (
    select from (
      select hold_id, tenant_id, users, doors, devices, from_at, to_at, access_types, results, reasons, flags, late,
        case when premises is not null then premises_within(tenant_id, premises) end as premises
      from legal_holds
    ) h
    where h.tenant_id = e.tenant_id
      and (${table.heldPeriod ?? liesIn(timeOf(table))}) and (${table.heldWhere}))`

/**
 * SQL: whether an attempt is one that a hold `h` means by what it says of attempts alone. Who may not know of duress calls
 * it a success, so a hold on successes keeps it, too.
 * @param of its alias; it has `access_type`, `result`, `reason` and `flags`
 */
export const isAttemptMeant = (of: string): string => `(
  (h.access_types is null or ${of}.access_type = any (h.access_types))
  and (h.results is null or ${of}.result = any (h.results) or ${of}.reason = 'duress' and 'duress' = any (h.results))
  and (h.reasons is null or ${of}.reason = any (h.reasons) or ${of}.reason = 'duress' and 'success' = any (h.reasons))
  and (h.flags is null or ${of}.flags && h.flags)
  and (h.late is null or h.late = ('late' = any (${of}.flags))))`

/** SQL: whether a hold `h` says nothing of attempts but who, where and when. */
export const saysNothingOfAttempts = `(
  h.access_types is null and h.results is null and h.reasons is null and h.flags is null and h.late is null)`

const liesIn = (time: string): string =>
  `(h.from_at is null or ${time} >= h.from_at) and (h.to_at is null or ${time} < h.to_at)`
