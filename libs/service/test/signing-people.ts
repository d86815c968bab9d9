import { newId } from '@doorledger/kernel'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import type { Pool } from 'pg'
import type { AccessTokenSubject, SigningKey, VerificationKey } from '../src/access/access-token.js'

/** A new key, as whoever signs has it and as everybody knows it. */
export const newKey = async (): Promise<SigningKey & VerificationKey> => {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const jwk = await exportJWK(publicKey)
  return { kid: await calculateJwkThumbprint(jwk), privateKey, publicKey: jwk.x! }
}

/** Makes a key known to a service, as its event would. */
export const makeKeyKnown = (database: Pool, { kid, publicKey }: VerificationKey) =>
  database.query(
    `insert into known_signing_keys (kid, algorithm, public_key, stream_version) values ($1, 'EdDSA', $2, 1)`,
    [kid, publicKey],
  )

/**
 * Makes a person with one role of these permissions known to a service; answers the subject of a session of his.
 * @param premisesId where he holds the role; null: everywhere
 */
export const makePersonKnown = async (
  database: Pool,
  permissions: readonly string[],
  premisesId: string | null = null,
): Promise<AccessTokenSubject> => {
  const [userId, roleId] = [newId(), newId()]
  await database.query(
    `insert into known_directory (tenant_id, kind, id, state, stream_version)
     values ('acme', 'role', $1, $2, 1), ('acme', 'user', $3, $4, 1)`,
    [roleId, { permissions, deleted: false }, userId, { enabled: true, assignments: [{ roleId, premisesId }] }],
  )
  return { tenantId: 'acme', userId, sessionId: newId(), mustChangePassword: false }
}
