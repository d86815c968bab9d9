import { newId } from '@doorledger/kernel'
import { stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { timingSafeEqual } from 'node:crypto'
import type { SignInKeys } from '../../sign-in-keys.js'
import { cookiesOf, isLoopbackHttp } from '../refresh-session/refresh-cookie.js'
import type { SigningInFrom } from '../sign-in/start-session.js'
import { familyOf } from './recognised-client.js'

const NAME = 'doorledger_client'
const PATH = '/v1/sessions'
/** As long as browsers keep any. */
const MAX_AGE_SEC = 400 * 86_400
const form = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/** From what somebody signs in, and the cookie by which a browser is known again. */
export interface SigningIn extends SigningInFrom {
  /** undefined of the app of a phone */
  readonly clientId?: string
}

/**
 * From what somebody signs in. The app of a phone says what its device is; a browser is known again by a cookie that it
 * is given when somebody has signed in, and which nobody else can make (D-21).
 */
export const signingInFrom = (request: FastifyRequest, keys: SignInKeys, deviceId?: string): SigningIn => {
  const client = request.headers['user-agent']
  const family = familyOf(client)
  if (deviceId !== undefined) {
    return { client, recognised: { kind: 'app', mark: keys.markOf('client', `app:${deviceId}`), family } }
  }
  const clientId = clientOf(request, keys) ?? newId()
  const mark = keys.markOf('client', `browser:${clientId}`)
  return { client, clientId, recognised: { kind: 'browser', mark, family } }
}

/** Undefined when the browser has no cookie of ours. */
const clientOf = (request: FastifyRequest, keys: SignInKeys): string | undefined => {
  const [, clientId, proof] = form.exec(cookiesOf(request)[NAME] ?? '') ?? []
  if (clientId === undefined || proof === undefined) return undefined
  return timingSafeEqual(keys.proofOfClient(clientId), Buffer.from(proof, 'base64url')) ? clientId : undefined
}

/** Has the browser known again. `Lax`, since a sign-in elsewhere comes back from another site. */
export const setClientCookie = (reply: FastifyReply, { clientId }: SigningIn, keys: SignInKeys): void => {
  if (clientId === undefined) return
  const value = `${clientId}.${keys.proofOfClient(clientId).toString('base64url')}`
  const secure = !isLoopbackHttp(reply.request)
  void reply.header(
    'set-cookie',
    stringifySetCookie({ name: NAME, value, maxAge: MAX_AGE_SEC, path: PATH, httpOnly: true, sameSite: 'lax', secure }),
  )
}
