import { HttpProblem } from './http-problem.js'

const RETRY_AFTER_SEC = 5

/** 503 with `Retry-After`: nothing was done, and trying again later is right. */
export const unavailable = (what: string): HttpProblem =>
  new HttpProblem({
    status: 503,
    code: 'unavailable',
    detail: `${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be reached at the moment; try again later`,
    headers: { 'retry-after': String(RETRY_AFTER_SEC) },
  })
