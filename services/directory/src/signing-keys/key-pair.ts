import { calculateJwkThumbprint, type CryptoKey, exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from 'jose'

export interface NewKeyPair {
  /** thumbprint of the public part (RFC 7638) */
  readonly kid: string
  /** `x` of the public part, base64url */
  readonly publicKey: string
  /** PKCS #8, PEM */
  readonly privateKey: Buffer
}

/** A new pair for Ed25519 signatures. */
export const newKeyPair = async (): Promise<NewKeyPair> => {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const jwk = await exportJWK(pair.publicKey)
  return {
    kid: await calculateJwkThumbprint(jwk),
    publicKey: jwk.x!,
    privateKey: Buffer.from(await exportPKCS8(pair.privateKey)),
  }
}

export const privateKeyOf = (pkcs8: Buffer): Promise<CryptoKey> => importPKCS8(pkcs8.toString(), 'EdDSA')
