import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'

/** A signed text: a JSON Web Signature in flattened JSON serialization (RFC 7515 §7.2.2). */
export interface Jws {
  readonly protected: string
  readonly payload: string
  readonly signature: string
}

/** The public part of a key (RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly alg: 'EdDSA'
  readonly use: 'sig'
  readonly kid: string
  readonly x: string
}

/** What `POLICY_SIGNING_KEY` holds is not what it should be. Never says what it is. */
export class PolicySigningKeyFault extends Error {
  override readonly name = 'PolicySigningKeyFault'
}

const keyForm = /^[A-Za-z0-9+/_-]{43}=?$/
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410 §7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

interface Pair {
  readonly secret: KeyObject
  readonly jwk: PublicJwk
}

/** The keys that sign policy snapshots: the first one signs, controllers go on trusting the others. */
export class PolicySigningKeys {
  private constructor(private readonly pairs: readonly [Pair, ...Pair[]]) {}

  /**
   * @param text seeds of 256 bits in base64, several separated by commas
   * @throws {PolicySigningKeyFault}
   */
  static parse(text: string): PolicySigningKeys {
    const [first, ...others] = text.split(',').map((seed) => pairOf(seed.trim()))
    return new PolicySigningKeys([first!, ...others])
  }

  get publicKeys(): readonly PublicJwk[] {
    return this.pairs.map(({ jwk }) => jwk)
  }

  /** The same text always has the same signature. */
  sign(payload: object): Jws {
    const { secret, jwk } = this.pairs[0]
    const head = encoded({ alg: 'EdDSA', kid: jwk.kid, typ: 'policy-snapshot' })
    const body = encoded(payload)
    const signature = sign(null, Buffer.from(`${head}.${body}`), secret).toString('base64url')
    return { protected: head, payload: body, signature }
  }
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const pairOf = (seed: string): Pair => {
  if (!keyForm.test(seed)) {
    throw new PolicySigningKeyFault('Keys that sign policy snapshots must be 256 bits in base64 each')
  }
  const der = Buffer.concat([PKCS8_HEAD, Buffer.from(seed, 'base64')])
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(secret).export({ format: 'jwk' }) as { x: string }
  const thumbprint = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url')
  return { secret, jwk: { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: thumbprint, x } }
}
