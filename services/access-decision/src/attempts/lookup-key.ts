import { CredentialSeal, type LookupKey, openSharedLookupKey } from '@doorledger/privacy'
import { DATABASE } from '@doorledger/service'
import type { FactoryProvider } from '@nestjs/common'
import type { Pool } from 'pg'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'

/** Injection token of the key by which credentials are found. */
export const LOOKUP_KEY = Symbol('LOOKUP_KEY')

export const lookupKeyProvider: FactoryProvider<LookupKey> = {
  provide: LOOKUP_KEY,
  useFactory: (database: Pool, { keys }: AccessDecisionOptions) => openSharedLookupKey(database, keys.lookupKey),
  inject: [DATABASE, ACCESS_DECISION_OPTIONS],
}

/** Injection token of what seals and opens credentials in the log. */
export const CREDENTIAL_SEAL = Symbol('CREDENTIAL_SEAL')

export const credentialSealProvider: FactoryProvider<CredentialSeal> = {
  provide: CREDENTIAL_SEAL,
  useFactory: (key: LookupKey) => new CredentialSeal(key),
  inject: [LOOKUP_KEY],
}
