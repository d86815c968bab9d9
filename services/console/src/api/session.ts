import { dropToken, fetchOrFail, holdToken, refreshSession, type SessionAnswer } from './access-token'
import { problemOf } from './problem'
import type { CurrentSession } from './types'

export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly why?: 'ended' | 'idle' | 'by-user' }
  | { readonly status: 'signed-in'; readonly session: CurrentSession }

/** Other tabs hear here that somebody signed in or out. */
const tabs = new BroadcastChannel('doorledger-session')
const listeners = new Set<() => void>()
let state: SessionState = { status: 'starting' }

export const sessionState = (): SessionState => state
export const onSessionChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Runs `work` at once when somebody is signed in, after the session is resumed while it is asked for, otherwise never. */
export const onceSignedIn = (work: (session: CurrentSession) => void): void => {
  if (state.status === 'signed-in') work(state.session)
  if (state.status !== 'starting') return
  const stop = onSessionChange(() => {
    stop()
    if (state.status === 'signed-in') work(state.session)
  })
}

const become = (next: SessionState): void => {
  state = next
  for (const listener of listeners) listener()
}

/**
 * Goes on with the session of the browser, when there is one.
 * @throws {ApiProblem} when the server cannot be asked
 */
export const resumeSession = async (): Promise<void> => {
  const answer = await refreshSession()
  if (answer === undefined) become({ status: 'signed-out' })
  else await showSession(answer)
}

/** @throws {ApiProblem} `sign_in_refused`, or 429 after too many attempts */
export const signIn = async (username: string, password: string): Promise<void> => {
  const response = await fetchOrFail('/v1/sessions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const body: unknown = await response.json()
  if (!response.ok) throw problemOf(response.status, body)
  holdToken(body as SessionAnswer)
  await showSession(body as SessionAnswer)
  tabs.postMessage('signed-in')
}

const showSession = async ({ accessToken }: SessionAnswer): Promise<void> => {
  const response = await fetchOrFail('/v1/sessions/current', { headers: { authorization: `Bearer ${accessToken}` } })
  const body: unknown = await response.json()
  if (!response.ok) throw problemOf(response.status, body)
  become({ status: 'signed-in', session: body as CurrentSession })
}

export const signOut = async (why: 'by-user' | 'idle', token: string | undefined): Promise<void> => {
  if (token !== undefined) {
    const headers = { authorization: `Bearer ${token}` }
    await fetchOrFail('/v1/sessions/current', { method: 'DELETE', headers }).catch(() => undefined)
  }
  tabs.postMessage('signed-out')
  end(why)
}

/** The server no longer knows the session: signed out elsewhere, ended by an administrator, or too old. */
export const sessionEnded = (): void => {
  if (state.status === 'signed-in') end('ended')
}

const end = (why: 'ended' | 'idle' | 'by-user'): void => {
  dropToken()
  become({ status: 'signed-out', why })
}

tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (data === 'signed-out' && state.status === 'signed-in') end('by-user')
  if (data === 'signed-in' && state.status === 'signed-out') void resumeSession().catch(() => undefined)
}
