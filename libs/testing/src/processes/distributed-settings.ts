import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

/** Where servers of a distributed Doorledger are reached. */
export interface ServerAddresses {
  readonly kafka: string
  readonly postgres: string
  readonly redis: string
}

/** The environment that services of a distributed Doorledger share. @param dir for their secrets; made by the caller */
export const distributedSettings = ({ kafka, postgres, redis }: ServerAddresses, dir: string) => ({
  KAFKA_BROKERS: kafka,
  DATABASE_URL: postgres,
  REDIS_URL: redis,
  ADMIN_TOKEN_FILE: join(dir, 'admin-token'),
  ADMIN_PASSWORD_FILE: join(dir, 'admin-password'),
  PRIVACY_KEY_FILE: join(dir, 'privacy-keys'),
  PRIVACY_KEY_FILE_CREATE: 'true',
  SIGN_IN_SECRET: randomBytes(32).toString('base64url'),
  CREDENTIAL_LOOKUP_KEY_FILE: join(dir, 'credential-lookup-key'),
  CREDENTIAL_LOOKUP_KEY_FILE_CREATE: 'true',
  LOG_LEVEL: 'warn',
})
