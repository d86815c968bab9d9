import { createHash, randomBytes } from 'node:crypto'

/** Who signs in, and at what. */
export interface Signing {
  /** `user:password` */
  readonly login: string
  readonly method: string
  /** path and query */
  readonly uri: string
  /** made anew for each request; given in tests alone */
  readonly cnonce?: string
}

/**
 * The `authorization` header that answers a `www-authenticate` header: Digest (RFC 7616; MD5, SHA-256, their session
 * forms, `qop=auth` or none), else Basic (RFC 7617). The strongest that is offered is chosen.
 * @returns undefined when nothing that is offered is known
 */
export const answerChallenge = (challenge: string, signing: Signing): string | undefined => {
  const digests = [...challenge.matchAll(/Digest\s+((?:[\w-]+\s*=\s*(?:"[^"]*"|[^\s,"]+)\s*,?\s*)+)/gi)].map(
    ([, text]) => parametersIn(text!),
  )
  const known = digests.filter(({ algorithm = 'MD5', nonce, qop }) => {
    const isAuth = qop === undefined || /(^|[\s,])auth([\s,]|$)/.test(qop)
    return nonce !== undefined && isAuth && HASHES[plainName(algorithm)] !== undefined
  })
  const best = known.toSorted((one, other) => strengthOf(other) - strengthOf(one))[0]
  if (best !== undefined) return digest(best, signing)
  return /(^|[\s,])Basic(\s|$)/i.test(challenge) ? `Basic ${Buffer.from(signing.login).toString('base64')}` : undefined
}

type Parameters = Readonly<Record<string, string>>

const parametersIn = (text: string): Parameters =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)].map(([, name, quoted, plain]) => [
      name!.toLowerCase(),
      quoted ?? plain ?? '',
    ]),
  )

const HASHES: Readonly<Record<string, 'md5' | 'sha256'>> = { MD5: 'md5', 'SHA-256': 'sha256' }
const plainName = (algorithm: string): string => algorithm.toUpperCase().replace(/-SESS$/, '')
const strengthOf = ({ algorithm = 'MD5' }: Parameters): number => (plainName(algorithm) === 'SHA-256' ? 1 : 0)

const COUNT = '00000001'

const digest = (offer: Parameters, signing: Signing): string => {
  const { cnonce = randomBytes(16).toString('hex') } = signing
  const { realm = '', nonce = '', opaque, qop, algorithm } = offer
  const username = signing.login.split(':')[0]!
  const said = [
    ...[quoted('username', username), quoted('realm', realm), quoted('nonce', nonce), quoted('uri', signing.uri)],
    ...(algorithm === undefined ? [] : [`algorithm=${algorithm}`]),
    ...(qop === undefined ? [] : ['qop=auth', `nc=${COUNT}`]),
    ...(qop === undefined && !isSession(offer) ? [] : [quoted('cnonce', cnonce)]),
    quoted('response', responseTo(offer, { ...signing, cnonce })),
    ...(opaque === undefined ? [] : [quoted('opaque', opaque)]),
  ]
  return `Digest ${said.join(', ')}`
}

const isSession = ({ algorithm = '' }: Parameters): boolean => /-SESS$/i.test(algorithm)

const responseTo = (offer: Parameters, { login, method, uri, cnonce }: Required<Signing>): string => {
  const { realm = '', nonce = '', qop, algorithm = 'MD5' } = offer
  const hash = (...parts: readonly string[]): string =>
    createHash(HASHES[plainName(algorithm)]!).update(parts.join(':')).digest('hex')
  const [username = '', ...password] = login.split(':')
  const secret = hash(username, realm, password.join(':'))
  const first = isSession(offer) ? hash(secret, nonce, cnonce) : secret
  const second = hash(method, uri)
  return qop === undefined ? hash(first, nonce, second) : hash(first, nonce, COUNT, cnonce, 'auth', second)
}

const quoted = (name: string, value: string): string => `${name}="${value.replaceAll(/["\\]/g, '\\$&')}"`
