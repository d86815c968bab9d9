import type { StandardSchemaV1 } from '@standard-schema/spec'
import { HttpProblem } from './http-problem.js'

export interface FieldFault {
  /** dotted path: `attributes.zone`, `records.3.event` */
  readonly field: string
  readonly message: string
}

const MOST_FAULTS = 50

/** 400 `invalid_request`, listing every field at fault; `field` is the first. */
export const invalidRequest = (faults: readonly FieldFault[]): HttpProblem => {
  const [first = { field: 'body', message: 'is not valid' }] = faults
  return new HttpProblem({
    status: 400,
    code: 'invalid_request',
    detail: `${first.field}: ${first.message}`,
    details: { field: first.field, errors: faults.slice(0, MOST_FAULTS) },
  })
}

/** What zod adds to an issue: about parameters that do not exist, values that are none of a list, and unions. */
interface Issue extends StandardSchemaV1.Issue {
  readonly code?: string
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  /** of each member of a union */
  readonly errors?: readonly (readonly Issue[])[]
}

/**
 * The fields that a schema found fault with.
 * @param root name for the value as a whole: the parameter, or `body`
 */
export const faultsOf = (issues: readonly Issue[], root: string): readonly FieldFault[] =>
  issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step))
    if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.') || root, message: messageOf(issue) }]
    return (issue.keys ?? []).map((key) => ({ field: [...path, key].join('.'), message: 'is not a known field' }))
  })

/** What the schema says, or which values it allows where it says nothing of its own. */
const messageOf = (issue: Issue): string => {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  const values = valuesAllowedBy(issue)
  if (values.length > 0) return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`
  const [specific] = (issue.errors ?? []).flat().filter(({ message }) => !message.startsWith('Invalid '))
  return specific?.message ?? issue.message
}

/** A list of values in which every member of a union is one, or a list of such. */
const valuesAllowedBy = ({ values = [], errors = [] }: Issue): readonly string[] => [
  ...new Set([...values.map(String), ...errors.flat().flatMap(valuesAllowedBy)]),
]
