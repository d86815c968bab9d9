import type { ReportFilter, ReportKind } from '@doorledger/contracts'
import { liesWithin, type SqlParameters, stepsOf } from '@doorledger/database'

/** Of what a report is, and as of when. */
export interface ReportQuestion {
  readonly tenantId: string
  readonly kind: ReportKind
  readonly filter: ReportFilter
  /** next offset of each partition: what the log told of later is not in it */
  readonly asOf: readonly number[]
  /** where the requester may look; undefined: everywhere */
  readonly premises: readonly string[] | undefined
  /** whether a grant under duress may be told from others */
  readonly seesDuress: boolean
}

export interface QueryText {
  readonly text: string
  readonly values: unknown[]
}

export type QueryOf = (question: ReportQuestion, parameters: SqlParameters) => string

/** Of a report from several topics, which of them: their positions stand in turn, partition by partition. */
interface TopicOf {
  readonly number: number
  readonly of: number
}
const ONE_TOPIC: TopicOf = { number: 0, of: 1 }

/** SQL: `row` stands before the position that the report is as of. */
export const asOfCondition = (
  row: string,
  { asOf }: ReportQuestion,
  parameters: SqlParameters,
  { number, of }: TopicOf = ONE_TOPIC,
): string =>
  `${row}.seq / 1024 < (${parameters.add(asOf)}::bigint[])[(${row}.seq % 1024)::integer * ${of} + ${number + 1}]`

/** SQL: `e` lies in the premises that are asked for, and where the requester may look. */
export const within = (question: ReportQuestion, parameters: SqlParameters): string => {
  const steps = stepsOf('e.facility_path')
  const tenant = parameters.add(question.tenantId)
  const wanted = liesWithin(steps, tenant, parameters.add(question.filter.premises))
  return `${wanted} and ${liesWithin(steps, tenant, parameters.add(question.premises))}`
}

/** SQL: `row` happened in the period that is asked for. */
export const inTime = ({ filter: { from, to } }: ReportQuestion, parameters: SqlParameters, row = 'e'): string => {
  const after = from === undefined ? '' : ` and ${row}.occurred_at >= ${parameters.add(from)}::timestamptz`
  const before = to === undefined ? '' : ` and ${row}.occurred_at < ${parameters.add(to)}::timestamptz`
  return `true${after}${before}`
}

export const oneOf = (column: string, values: readonly string[] | undefined, parameters: SqlParameters): string =>
  values === undefined ? '' : `and ${column} = any (${parameters.add(values)}::text[])`
