import { EntitySchema } from '@doorledger/database'

/** A person's password: a slow salted hash (argon2id). */
export interface PasswordRow {
  readonly tenantId: string
  readonly userId: string
  readonly hash: string
  /** a one-time password: nothing may be done with it but setting another */
  readonly mustChange: boolean
  readonly changedAt: Date
  /** the session in which it was changed, which goes on */
  readonly changedIn: string | null
}

export const passwordRows = new EntitySchema<PasswordRow>({
  name: 'passwords',
  columns: {
    tenantId: { type: 'text', primary: true },
    userId: { type: 'uuid', primary: true },
    hash: { type: 'text' },
    mustChange: { type: 'boolean' },
    changedAt: { type: 'timestamptz' },
    changedIn: { type: 'uuid', nullable: true },
  },
})

/** A one-time link to set a password. */
export interface PasswordLinkRow {
  readonly linkHash: string
  readonly linkId: string
  readonly tenantId: string
  readonly userId: string
  readonly expiresAt: Date
}

export const passwordLinkRows = new EntitySchema<PasswordLinkRow>({
  name: 'password_links',
  columns: {
    linkHash: { type: 'text', primary: true },
    linkId: { type: 'uuid' },
    tenantId: { type: 'text' },
    userId: { type: 'uuid' },
    expiresAt: { type: 'timestamptz' },
  },
})

/** A session that is open. */
export interface SessionRow {
  readonly sessionId: string
  readonly tenantId: string
  readonly userId: string
  readonly startedAt: Date
  /** when it began or was refreshed for the last time */
  readonly lastUsedAt: Date
  /** how often it was refreshed */
  readonly generation: number
  /** what the client calls itself */
  readonly client: string | null
}

export const sessionRows = new EntitySchema<SessionRow>({
  name: 'sessions',
  columns: {
    sessionId: { type: 'uuid', primary: true },
    tenantId: { type: 'text' },
    userId: { type: 'uuid' },
    startedAt: { type: 'timestamptz' },
    lastUsedAt: { type: 'timestamptz' },
    generation: { type: 'int', default: 0 },
    client: { type: 'text', nullable: true },
  },
})

/** Who a person is to a provider of identities. */
export interface ExternalIdentityRow {
  readonly tenantId: string
  readonly issuer: string
  readonly subject: string
  readonly userId: string
  readonly linkedAt: Date
}

export const externalIdentityRows = new EntitySchema<ExternalIdentityRow>({
  name: 'external_identities',
  columns: {
    tenantId: { type: 'text', primary: true },
    issuer: { type: 'text', primary: true },
    subject: { type: 'text', primary: true },
    userId: { type: 'uuid' },
    linkedAt: { type: 'timestamptz' },
  },
})

export const signInEntities = [passwordRows, passwordLinkRows, sessionRows, externalIdentityRows]
