import { entitiesOf, EntitySchema } from '@doorledger/database'
import { newId, sha256 } from '@doorledger/kernel'
import type { WriteInSameTransaction } from '@doorledger/event-store'
import { randomBytes } from 'node:crypto'

const PREFIX = 'dl_dev_'
const SECRET_BYTES = 32

/** Whom a credential is for, who issues it, and when. */
export interface Issuing {
  readonly tenantId: string
  readonly deviceId: string
  readonly actor: string
  readonly at: Date
}

/** A credential before it is issued. */
export interface NewDeviceCredential {
  readonly credentialId: string
  /** by which other services know the device */
  readonly tokenHash: string
  /** shown once, to whoever sets the device up */
  readonly token: string
  /** keeps the hash of the token, in the transaction that issues it */
  readonly inSameTransaction: WriteInSameTransaction
}

/** 256 random bits, recognizable by their prefix; such a secret needs neither salt nor stretching. */
export const newDeviceCredential = ({ tenantId, deviceId, actor, at }: Issuing): NewDeviceCredential => {
  const credentialId = newId(at.getTime())
  const token = PREFIX + randomBytes(SECRET_BYTES).toString('base64url')
  const tokenHash = hashOfToken(token)
  const row = { credentialHash: tokenHash, tenantId, deviceId, credentialId, issuedAt: at, issuedBy: actor }
  return {
    credentialId,
    tokenHash,
    token,
    inSameTransaction: async (client) => {
      await entitiesOf(client).insert(deviceCredentials, row)
    },
  }
}

/** Of a credential only the hash is kept. */
export interface DeviceCredentialRow {
  readonly credentialHash: string
  readonly tenantId: string
  readonly deviceId: string
  readonly credentialId: string
  readonly issuedAt: Date
  readonly issuedBy: string
  readonly revokedAt: Date | null
}

export const deviceCredentials = new EntitySchema<DeviceCredentialRow>({
  name: 'device_credentials',
  columns: {
    credentialHash: { type: 'text', primary: true },
    tenantId: { type: 'text' },
    deviceId: { type: 'text' },
    credentialId: { type: 'uuid' },
    issuedAt: { type: 'timestamptz' },
    issuedBy: { type: 'text' },
    revokedAt: { type: 'timestamptz', nullable: true },
  },
})

export const hashOfToken = (token: string): string => sha256(token)
