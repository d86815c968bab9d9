import { problemOf, unreachable } from './problem'

/** What signing in or refreshing answers. */
export interface SessionAnswer {
  readonly accessToken: string
  readonly expiresInSec: number
  readonly userId: string
  readonly endsAt: string
  readonly mustChangePassword: boolean
}

/** Refresh this long before the token expires. */
const MARGIN_MS = 30_000
const LOCK = 'doorledger-refresh'

/** Kept in memory alone. Expiry is measured by the monotonic clock: the browser’s own may be a day off. */
let held: { readonly token: string; readonly refreshAt: number } | undefined
let refreshing: Promise<SessionAnswer | undefined> | undefined

export const holdToken = ({ accessToken, expiresInSec }: SessionAnswer): void => {
  held = { token: accessToken, refreshAt: performance.now() + expiresInSec * 1_000 - MARGIN_MS }
}

export const dropToken = (): void => {
  held = undefined
}

/** The token to send; refreshed when it is about to expire. Undefined when nobody is signed in. */
export const currentToken = async (): Promise<string | undefined> => {
  if (held !== undefined && performance.now() >= held.refreshAt) await refreshSession()
  return held?.token
}

/**
 * Goes on with the session by its cookie. One refresh at a time, over all tabs: each cookie works once.
 * @returns undefined when there is no session to go on with
 * @throws {ApiProblem} when the server could not be asked
 */
export const refreshSession = (): Promise<SessionAnswer | undefined> => {
  refreshing ??= inTurn(askForToken).finally(() => (refreshing = undefined))
  return refreshing
}

const askForToken = async (): Promise<SessionAnswer | undefined> => {
  const response = await fetchOrFail('/v1/sessions/refresh', { method: 'POST' })
  if (response.status === 401) {
    dropToken()
    return undefined
  }
  const body: unknown = await response.json()
  if (!response.ok) throw problemOf(response.status, body)
  holdToken(body as SessionAnswer)
  return body as SessionAnswer
}

const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> =>
  // Not in the library’s types for pages without TLS, where it is missing.
  (navigator.locks as LockManager | undefined)?.request(LOCK, work) ?? work()

/** @throws {ApiProblem} `unreachable` in place of the browser’s TypeError */
export const fetchOrFail = (input: string | Request, init?: RequestInit): Promise<Response> =>
  fetch(input, init).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : unreachable()
  })
