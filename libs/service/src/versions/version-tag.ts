import { HttpProblem } from '../problems/http-problem.js'
import { invalidRequest } from '../problems/invalid-request.js'

/** The `ETag` of a thing: its version, quoted (RFC 9110 §8.8.3). */
export const tagOf = (version: number): string => `"${version}"`

/**
 * The version a caller has seen and wants to change, from its `If-Match`.
 * @throws {HttpProblem} 428 `version_required` when absent, 400 when it is not one of our tags
 */
export const versionIn = (ifMatch: string | undefined): number => {
  if (ifMatch === undefined) {
    throw new HttpProblem({
      status: 428,
      code: 'version_required',
      detail: 'Send If-Match with the ETag of the version you change',
      details: { field: 'if-match' },
    })
  }
  const version = Number(/^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1])
  if (!Number.isInteger(version)) {
    throw invalidRequest([{ field: 'if-match', message: 'must be an ETag of this resource, such as "3"' }])
  }
  return version
}
