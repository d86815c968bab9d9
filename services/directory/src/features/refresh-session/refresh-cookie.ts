import { type Cookies, parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { timingSafeEqual } from 'node:crypto'
import type { SignInKeys } from '../../sign-in-keys.js'

const NAME = 'doorledger_refresh'
const PATH = '/v1/sessions'
const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})\.([A-Za-z0-9_-]{43})$/

/** What a refresh token that we made stands for. */
export interface RefreshToken {
  readonly sessionId: string
  /** how often the session had been refreshed when it was handed out */
  readonly generation: number
}

/**
 * The refresh token that came with a request; undefined when there is none or we did not make it. It carries its own
 * proof, so a token used before is told from one that never was without keeping any.
 */
export const refreshTokenOf = (request: FastifyRequest, keys: SignInKeys): RefreshToken | undefined => {
  const [, sessionId, digits, proof] = form.exec(cookiesOf(request)[NAME] ?? '') ?? []
  if (sessionId === undefined || digits === undefined || proof === undefined) return undefined
  const generation = Number(digits)
  const isOurs = timingSafeEqual(keys.proofOf(sessionId, generation), Buffer.from(proof, 'base64url'))
  return isOurs ? { sessionId, generation } : undefined
}

/** Hands a refresh token out, to the browser alone: no script and no other site sees it. */
export const setRefreshCookie = (
  reply: FastifyReply,
  { sessionId, generation }: RefreshToken,
  { keys, lifetimeSec }: { readonly keys: SignInKeys; readonly lifetimeSec: number },
): void => {
  const value = `${sessionId}.${generation}.${keys.proofOf(sessionId, generation).toString('base64url')}`
  writeCookie(reply, value, lifetimeSec)
}

export const clearRefreshCookie = (reply: FastifyReply): void => writeCookie(reply, '', 0)

const writeCookie = (reply: FastifyReply, value: string, maxAge: number): void => {
  const secure = !isLoopbackHttp(reply.request)
  void reply.header(
    'set-cookie',
    stringifySetCookie({ name: NAME, value, maxAge, path: PATH, httpOnly: true, sameSite: 'strict', secure }),
  )
}

/** The cookies of a request, by name. */
export const cookiesOf = ({ headers }: FastifyRequest): Cookies =>
  headers.cookie === undefined ? {} : parseCookie(headers.cookie)

/** A browser on the same machine, without TLS: the one place where nobody listens on the way. */
export const isLoopbackHttp = ({ protocol, hostname }: FastifyRequest): boolean =>
  protocol === 'http' && /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname)
