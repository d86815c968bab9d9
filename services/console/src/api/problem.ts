/** What the API says when it refuses (RFC 9457), or that it could not be reached at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    /** last part of the problem’s `type`: `user_not_found`; `unreachable` when no answer came */
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }

  /** The permission that is missing, when that is why. */
  get missingPermission(): string | undefined {
    const { permission } = this.details
    return this.status === 403 && typeof permission === 'string' ? permission : undefined
  }

  /** Faults by the path of the field they concern. */
  get fieldFaults(): ReadonlyMap<string, string> {
    const { errors, field, detail } = this.details
    const faults = Array.isArray(errors) ? errors.flatMap(faultOf) : []
    if (typeof field === 'string') faults.push([field, typeof detail === 'string' ? detail : this.message])
    return new Map(faults)
  }

  get isUnreachable(): boolean {
    return this.status === 0 || this.status === 503
  }
}

const faultOf = (error: unknown): [string, string][] => {
  if (typeof error !== 'object' || error === null) return []
  const { field, path, detail, message } = error as Record<string, unknown>
  const where = typeof field === 'string' ? field : typeof path === 'string' ? path : undefined
  const what = typeof detail === 'string' ? detail : message
  return where === undefined ? [] : [[where, String(what)]]
}

export const problemOf = (status: number, body: unknown): ApiProblem => {
  const details = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const { type, title, detail } = details
  const code = typeof type === 'string' ? (type.split(/[/:#]/).at(-1) ?? '') : `http_${status}`
  const message = [detail, title].find((text) => typeof text === 'string') ?? `HTTP ${status}`
  return new ApiProblem(status, code, message, details)
}

export const unreachable = (): ApiProblem => new ApiProblem(0, 'unreachable', 'The server cannot be reached')
