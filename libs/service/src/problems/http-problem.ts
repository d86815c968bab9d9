/** Members of a problem besides the five of RFC 9457, such as `field`. */
export type ProblemDetails = Readonly<Record<string, unknown>>

interface ProblemParts {
  /** HTTP status, 4xx or 5xx */
  readonly status: number
  /** stable and public: the end of the problem's `type` */
  readonly code: string
  /** one sentence for the caller; never internals */
  readonly detail: string
  readonly details?: ProblemDetails
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * An answer other than success, as it goes out: RFC 9457 `application/problem+json`. Rules throw `DomainError`; only
 * what is about HTTP itself throws this.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly status: number
  readonly code: string
  readonly details: ProblemDetails
  readonly headers: Readonly<Record<string, string>>

  constructor({ status, code, detail, details = {}, headers = {} }: ProblemParts) {
    super(detail)
    this.status = status
    this.code = code
    this.details = details
    this.headers = headers
  }

  /** The body of the answer. */
  toJSON(): Record<string, unknown> {
    return {
      ...this.details,
      type: `urn:doorledger:problem:${this.code}`,
      title: titleOf(this.code),
      status: this.status,
      detail: this.message,
    }
  }
}

const titleOf = (code: string): string => {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Missing, malformed, unknown, revoked and expired credentials get this very answer, so that it tells nothing. */
export const unauthenticated = (): HttpProblem => unauthenticatedBy('A valid credential')

/**
 * The same where devices call. It says so to everybody, since an administrator may try with a token of his own, which
 * opens nothing here.
 */
export const deviceUnauthenticated = (): HttpProblem =>
  unauthenticatedBy('The credential of a device, given out when it is registered,')

const unauthenticatedBy = (credential: string): HttpProblem =>
  new HttpProblem({
    status: 401,
    code: 'unauthenticated',
    detail: `${credential} is needed, as "Authorization: Bearer …"`,
    headers: { 'www-authenticate': 'Bearer' },
  })
