import { isLostConnection } from '@doorledger/database'
import { HttpProblem } from './http-problem.js'
import { unavailable } from './unavailable.js'

/**
 * SQL states after which the same request may succeed: connection lost (08), out of resources such as disk or
 * connections (53), shutting down or statement cancelled (57), a replica that is not the primary yet (25006),
 * transactions that were in each other's way (40).
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing = /^(08|53|57|40)...$|^25006$/

/** Text that Postgres cannot store: NUL (22021) or a lone surrogate in JSON (22P05, 22P02). */
const unstorableText = new Set(['22021', '22P05'])

/** The answer to an error of the database that is not a fault of ours. */
export const databaseProblem = (error: unknown): HttpProblem | undefined => {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (unstorableText.has(code)) {
    return new HttpProblem({ status: 400, code: 'invalid_text', detail: 'Text must not hold NUL or lone surrogates' })
  }
  const passes = passing.test(code) || isLostConnection(error)
  return passes ? unavailable('the database') : undefined
}
