import { timestamp } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be base64url')

/** A licence file: JSON with what is licensed, and the signature of exactly these characters. */
export const licenseFile = z.strictObject({
  payload: base64url.max(20_000).describe('Base64url of the JSON that says what is licensed'),
  signature: base64url.max(200).describe('Base64url of the Ed25519 signature over the characters of `payload`'),
})
export type LicenseFile = z.output<typeof licenseFile>

const license = z.object({
  licenseId: z.uuid(),
  product: z.string().min(1).max(200),
  licenses: z.int().min(0).max(10_000_000),
  issuedAt: timestamp,
})
export type License = z.output<typeof license>

const refused = (field: string, problem: string): DomainError =>
  new DomainError('license_refused', 'invalid', `${field} ${problem}`, { field })

/**
 * What a file licenses.
 * @param publicKey Ed25519, 32 bytes as base64url
 * @throws {DomainError} `license_refused` when it was not signed with the key, was altered, or says nothing
 */
export const readLicense = ({ payload, signature }: LicenseFile, publicKey: string): License => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  const isGenuine = verify(null, Buffer.from(payload), key, Buffer.from(signature, 'base64url'))
  if (!isGenuine) throw refused('signature', 'is not that of the payload')
  const found = license.safeParse(jsonOf(payload))
  if (!found.success) throw refused('payload', 'says nothing about licences')
  return found.data
}

const jsonOf = (payload: string): unknown => {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  } catch {
    throw refused('payload', 'is not JSON')
  }
}
