import type { FactoryProvider } from '@nestjs/common'
import { ACCESS_DECISION_OPTIONS, type AccessDecisionOptions } from '../options.js'
import { PolicySigningKeys } from './policy-signing-keys.js'

/** Injection token of the keys that sign policy snapshots; undefined where none are signed. */
export const POLICY_SIGNING_KEYS = Symbol('POLICY_SIGNING_KEYS')

export const policySigningKeysProvider: FactoryProvider<PolicySigningKeys | undefined> = {
  provide: POLICY_SIGNING_KEYS,
  useFactory: ({ policySigningKeys }: AccessDecisionOptions) =>
    policySigningKeys === undefined ? undefined : PolicySigningKeys.parse(policySigningKeys),
  inject: [ACCESS_DECISION_OPTIONS],
}
