import type { LookupKey } from '@doorledger/privacy'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import type { Presented } from '../domain/evaluate.js'
import { isCard } from '../domain/policy-facts.js'
import { LivePolicy } from '../policy/live-policy.js'
import { LOOKUP_KEY } from './lookup-key.js'
import { accessTypeOf, hashesOf, type PresentedCredential, type ValueFault } from './presented-credential.js'

/** What is wrong with one of several factors. */
export interface IndexedFault extends ValueFault {
  readonly index: number
}

/** Finds what was presented among the credentials of the policy, by keyed hashes alone. */
@Injectable()
export class FindCredentials {
  constructor(
    readonly policy: LivePolicy,
    @Inject(LOOKUP_KEY) private readonly key: LookupKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock()
  }

  /** Cards first. What can be the value of no credential is an unknown one, with the fault beside it. */
  find(
    tenantId: string,
    given: readonly PresentedCredential[],
  ): {
    readonly presented: readonly Presented[]
    readonly fault: IndexedFault | undefined
  } {
    const { credentialByHmac } = this.policy.of(tenantId).facts
    let fault: IndexedFault | undefined
    const found = given.map((each, index): Presented => {
      const hashes = hashesOf(this.key, tenantId, each)
      if (!isHashes(hashes)) {
        fault ??= { ...hashes, index }
        return { accessType: each.kind, credential: undefined }
      }
      const credential = hashes.map((hash) => credentialByHmac.get(hash)).find((known) => known !== undefined)
      return {
        accessType: accessTypeOf(each.kind, credential?.kind),
        credential,
      }
    })
    return { presented: cardFirst(found), fault }
  }
}

const isHashes = (found: readonly string[] | ValueFault): found is readonly string[] => Array.isArray(found)

const cardFirst = (presented: readonly Presented[]): readonly Presented[] =>
  [...presented].sort((one, other) => Number(isCard(other.accessType)) - Number(isCard(one.accessType)))
