import { credentialHolding, credentialKind, credentialStatus } from '@doorledger/contracts'
import { DomainError } from '@doorledger/kernel'
import { type DataScope, scopedReads } from '@doorledger/database'
import type { Pool } from 'pg'
import { z } from 'zod'
import { userLiesWithin } from '../people/user-view.js'

/** A credential as the API shows it: never its number. */
export const credentialView = z.object({
  id: z.uuid(),
  kind: credentialKind,
  last4: z.string().nullable().describe('Of the number; null when so much would give it away'),
  label: z.string().nullable(),
  state: credentialStatus,
  holder: credentialHolding.omit({ until: true }).nullable().describe('Who holds it now, and since when'),
  validFrom: z.iso.datetime().nullable(),
  validUntil: z.iso.datetime().nullable(),
  version: z.int().describe('Also the `ETag`'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type CredentialView = z.infer<typeof credentialView>

export interface CredentialRow {
  readonly credential_id: string
  readonly kind: CredentialView['kind']
  readonly last4: string | null
  readonly label: string | null
  readonly state: CredentialView['state']
  readonly valid_from: Date | null
  readonly valid_until: Date | null
  readonly version: number
  readonly created_at: Date
  readonly updated_at: Date
  readonly user_id: string | null
  readonly held_from: Date | null
}

export const CREDENTIAL_ROWS = `
  select credential.credential_id, kind, last4, label, state, credential.valid_from, credential.valid_until, version,
    created_at, updated_at, holder.user_id, holder.valid_from as held_from
  from credentials as credential
  left join credential_holders as holder on holder.tenant_id = credential.tenant_id
    and holder.credential_id = credential.credential_id and holder.valid_until is null
  where credential.tenant_id = $1`

/** The condition that a credential is held by somebody who belongs where the caller may look. */
export const holderLiesWithin = (tenant: string, premises: string): string => `
  (${premises}::text[] is null or exists (
    select from people
    where people.tenant_id = ${tenant} and people.user_id = holder.user_id and ${userLiesWithin(tenant, premises)}))`

export const credentialViewOf = (row: CredentialRow): CredentialView => ({
  id: row.credential_id,
  kind: row.kind,
  last4: row.last4,
  label: row.label,
  state: row.state,
  holder:
    row.user_id === null || row.held_from === null ? null : { userId: row.user_id, from: row.held_from.toISOString() },
  validFrom: row.valid_from?.toISOString() ?? null,
  validUntil: row.valid_until?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
})

/** @throws {DomainError} `credential_not_found` also when its holder belongs where the caller may not look */
export const findCredential = async (database: Pool, where: DataScope, id: string): Promise<CredentialView> => {
  const parameters = [where.tenantId, id, where.premises]
  const { rows } = await scopedReads(database, where).query<CredentialRow>(ONE, parameters)
  const [row] = rows
  if (row === undefined) throw credentialNotFound()
  return credentialViewOf(row)
}

const ONE = `${CREDENTIAL_ROWS} and credential.credential_id = $2 and ${holderLiesWithin('$1', '$3')}`

export const credentialNotFound = (): DomainError =>
  new DomainError('credential_not_found', 'not_found', 'There is no such credential')
