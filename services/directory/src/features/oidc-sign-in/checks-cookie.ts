import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SignInKeys } from '../../sign-in-keys.js'
import { isLoopbackHttp } from '../../sessions/refresh-cookie.js'
import type { Checks } from './identity-provider.js'

const NAME = 'doorledger_sign_in'
const PATH = '/v1/sessions/openid-connect'
const CONTEXT = 'checks of a sign-in elsewhere'
const MAX_AGE_SEC = 600

const checks = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string(), until: z.number() })

/**
 * Leaves with the browser, sealed, what to compare when it comes back: so whoever comes back is who was sent out, and no
 * replica has to remember it. `Lax`, since it comes back from another site.
 */
export const setChecksCookie = (reply: FastifyReply, sent: Checks, keys: SignInKeys, at: Date): void => {
  const content = JSON.stringify({ ...sent, until: at.getTime() + MAX_AGE_SEC * 1000 })
  write(reply, keys.seal(Buffer.from(content), CONTEXT).toString('base64url'), MAX_AGE_SEC)
}

export const clearChecksCookie = (reply: FastifyReply): void => write(reply, '', 0)

/** Undefined when the browser was not sent out by us, or long ago. */
export const checksOf = ({ headers }: FastifyRequest, keys: SignInKeys, at: Date): Checks | undefined => {
  const value = headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[NAME]
  const content = value === undefined ? undefined : keys.unseal(Buffer.from(value, 'base64url'), CONTEXT)
  if (content === undefined) return undefined
  const { until, ...sent } = checks.parse(JSON.parse(content.toString()))
  return until > at.getTime() ? sent : undefined
}

const write = (reply: FastifyReply, value: string, maxAge: number): void => {
  const secure = !isLoopbackHttp(reply.request)
  void reply.header(
    'set-cookie',
    stringifySetCookie({ name: NAME, value, maxAge, path: PATH, httpOnly: true, sameSite: 'lax', secure }),
  )
}
