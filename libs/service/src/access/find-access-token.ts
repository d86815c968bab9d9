import type { Pool } from 'pg'
import { claimedKid, verifyAccessToken, type VerificationKey, type VerifiedAccessToken } from './access-token.js'
import type { KnownHolder } from './known-holder.js'
import { findRights } from '@doorledger/directory-replica'
import { everywhere } from '@doorledger/directory-replica'

/**
 * Who holds an access token of the directory, by this service's own copies: a key that is known signed it, its session
 * has not ended, and the person is enabled. Undefined for everything else.
 * @throws when the database cannot be reached
 */
export const findAccessToken = async (database: Pool, token: string, at: Date): Promise<KnownHolder | undefined> => {
  const kid = claimedKid(token)
  const key = kid === undefined ? undefined : await findKey(database, kid)
  const verified = key && (await verifyAccessToken(token, key, at))
  return verified && holderOf(database, verified)
}

const findKey = async (database: Pool, kid: string): Promise<VerificationKey | undefined> => {
  const { rows } = await database.query<{ public_key: string }>({
    name: 'known-signing-key',
    text: `select public_key from known_signing_keys where kid = $1 and algorithm = 'EdDSA' and retired_at is null`,
    values: [kid],
  })
  return rows[0] && { kid, publicKey: rows[0].public_key }
}

const holderOf = async (
  database: Pool,
  { tenantId, userId, sessionId, mustChangePassword, expiresAtMs }: VerifiedAccessToken,
): Promise<KnownHolder | undefined> => {
  const [hasEnded, person] = await Promise.all([
    hasSessionEnded(database, tenantId, sessionId),
    findRights(database, tenantId, userId),
  ])
  if (hasEnded || person?.enabled !== true) return undefined
  const rights = mustChangePassword ? everywhere([]) : person.rights
  const session = { userId, sessionId, mustChangePassword }
  return { holder: { tenantId, actor: `user:${userId}`, rights, session }, expiresAtMs }
}

const hasSessionEnded = async (database: Pool, tenantId: string, sessionId: string): Promise<boolean> => {
  const { rowCount } = await database.query({
    name: 'known-ended-session',
    text: 'select from known_ended_sessions where tenant_id = $1 and session_id = $2',
    values: [tenantId, sessionId],
  })
  return rowCount === 1
}
