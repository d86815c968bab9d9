import type { CredentialState, Envelope } from '@doorledger/contracts'
import { expect } from 'vitest'
import type { DirectoryApi } from './directory-api.js'
import type { RunningDirectory } from './running-directory.js'

export type CredentialFactPublished = Envelope & { readonly data: CredentialState }

let numbered = 0
export const freshNumber = (): string => {
  numbered += 1
  return `77AA00${String(numbered).padStart(4, '0')}`
}

/** The id of a new key fob. */
export const fob = async (api: DirectoryApi, more: object = {}): Promise<string> => {
  const { status, body } = await api.post('credentials', { kind: 'key_fob', number: freshNumber(), ...more })
  expect(status).toBe(201)
  return body['id'] as string
}

/** What became of a credential, in order. */
export const eventsOf = async ({ database }: RunningDirectory, id: string): Promise<CredentialFactPublished[]> => {
  const query = 'select value from events where stream = $1 order by version'
  const { rows } = await database.query<{ value: string }>(query, [`credential:${id}`])
  return rows.map(({ value }) => JSON.parse(value) as CredentialFactPublished)
}
