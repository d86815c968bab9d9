import { newId } from '@doorledger/kernel'
import { signAccessToken } from '@doorledger/service'
import { generateKeyPairSync } from 'node:crypto'
import type { Pool } from 'pg'

/** Everything at doors of {@link attempts} is in here. */
const PREMISES = 'hq'

export interface Readers {
  /** access token of somebody who may read everything */
  readonly everywhere: string
  /** of somebody who may read what happens in the premises where everything does */
  readonly inPremises: string
}

/** Makes two people known to `audit-trail`, as the directory would, and signs them in. */
export const signInReaders = async (database: Pool): Promise<Readers> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const kid = newId()
  await database.query(
    `insert into known_signing_keys (kid, algorithm, public_key, stream_version) values ($1, 'EdDSA', $2, 1)`,
    [kid, publicKey.export({ format: 'jwk' }).x],
  )
  const know = (kind: string, id: string, state: object) =>
    database.query(
      `insert into known_directory (tenant_id, kind, id, state, stream_version) values ('default', $1, $2, $3, 1)`,
      [kind, id, state],
    )
  await know('role', 'reads', { roleId: 'reads', permissions: ['access-log:read'], deleted: false })
  await know('premises', PREMISES, {
    premisesId: PREMISES,
    kind: 'building',
    name: 'HQ',
    parentId: null,
    deleted: false,
  })
  const signing = { kid, privateKey: privateKey.toCryptoKey('Ed25519', true, ['sign']) }
  const tokenOf = async (premisesId: string | null) => {
    const userId = newId()
    await know('user', userId, { userId, enabled: true, assignments: [{ roleId: 'reads', premisesId }] })
    const session = { tenantId: 'default', userId, sessionId: newId(), mustChangePassword: false }
    return signAccessToken(signing, session, new Date())
  }
  return { everywhere: await tokenOf(null), inPremises: await tokenOf(PREMISES) }
}
