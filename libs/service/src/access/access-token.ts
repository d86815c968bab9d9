import { type CryptoKey, importJWK, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** How long an access token lives, in seconds. Whoever goes on working gets another one by refreshing the session. */
export const ACCESS_TOKEN_SEC = 300

/** How far the clocks of the directory and of a service may be apart, in seconds. */
export const CLOCK_TOLERANCE_SEC = 5

const ISSUER = 'urn:doorledger:directory'
const AUDIENCE = 'doorledger'
/** The one algorithm. What a token says of its own is compared with it, never followed (RFC 8725 §3.1). */
const ALGORITHM = 'EdDSA'

/** Whose token it is. */
export interface AccessTokenSubject {
  readonly tenantId: string
  readonly userId: string
  readonly sessionId: string
  /** a one-time password was used: nothing may be done before it is changed */
  readonly mustChangePassword: boolean
}

export interface VerifiedAccessToken extends AccessTokenSubject {
  /** Unix time in milliseconds */
  readonly expiresAtMs: number
}

/** A key as the directory holds it. */
export interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
}

/** A key as everybody knows it; `publicKey` is the `x` of its JWK. */
export interface VerificationKey {
  readonly kid: string
  readonly publicKey: string
}

const claims = z.object({
  sub: z.uuid(),
  tid: z.string().min(1),
  sid: z.uuid(),
  exp: z.number(),
  mcp: z.literal(true).optional(),
})

/** A signed access token (JWS compact, RFC 7519) that lives for {@link ACCESS_TOKEN_SEC}. */
export const signAccessToken = (
  { kid, privateKey }: SigningKey,
  { tenantId, userId, sessionId, mustChangePassword }: AccessTokenSubject,
  at: Date,
): Promise<string> => {
  const issuedAtSec = Math.floor(at.getTime() / 1000)
  return new SignJWT({ tid: tenantId, sid: sessionId, ...(mustChangePassword && { mcp: true }) })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setIssuedAt(issuedAtSec)
    .setExpirationTime(issuedAtSec + ACCESS_TOKEN_SEC)
    .sign(privateKey)
}

/**
 * What a token says, when the key signed it for us and it holds now; undefined for everything else, whatever is wrong
 * with it. Nothing is looked up: the token is bytes from a stranger, and the key is one we know.
 */
export const verifyAccessToken = async (
  token: string,
  { publicKey }: VerificationKey,
  at: Date,
): Promise<VerifiedAccessToken | undefined> => {
  try {
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicKey }, ALGORITHM)
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['exp', 'iat'],
      // Also refuses what says it was issued in the future, and what would live longer than we let tokens live.
      maxTokenAge: ACCESS_TOKEN_SEC,
      clockTolerance: CLOCK_TOLERANCE_SEC,
      currentDate: at,
    })
    const { sub, tid, sid, exp, mcp = false } = claims.parse(payload)
    return { tenantId: tid, userId: sub, sessionId: sid, mustChangePassword: mcp, expiresAtMs: exp * 1000 }
  } catch {
    return undefined
  }
}

const jwsCompact = /^[A-Za-z0-9_-]{1,512}\.[A-Za-z0-9_-]{1,2048}\.[A-Za-z0-9_-]{0,512}$/
const kidOf = z.object({ kid: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) })

/** Whether a credential is, by its form, an access token and not an API token, which has no dots. */
export const looksLikeAccessToken = (token: string): boolean => jwsCompact.test(token)

/** The key a token says it was signed with; undefined when it says nothing sane. */
export const claimedKid = (token: string): string | undefined => {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf('.')), 'base64url').toString())
    return kidOf.parse(header).kid
  } catch {
    return undefined
  }
}
