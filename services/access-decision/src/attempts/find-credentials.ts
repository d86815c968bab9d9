import type { LookupKey } from '@doorledger/privacy'
import { CLOCK, type Clock } from '@doorledger/service'
import { Inject, Injectable } from '@nestjs/common'
import { cardFirst, type Presented } from '../domain/evaluate.js'
import { LivePolicy } from '../policy/live-policy.js'
import { LOOKUP_KEY } from './lookup-key.js'
import { accessTypeOf, type HandedInCredential, hashesOf, isFault, type ValueFault } from './presented-credential.js'

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
    given: readonly HandedInCredential[],
  ): {
    readonly presented: readonly Presented[]
    readonly fault: IndexedFault | undefined
  } {
    const { credentialByHmac, credentials } = this.policy.of(tenantId).facts
    let fault: IndexedFault | undefined
    const found = given.map((each, index): Presented => {
      const { value, credentialId, ...rest } = each
      if (value === undefined) {
        const credential = credentialId === undefined ? undefined : credentials.get(credentialId)
        return { accessType: accessTypeOf(each.kind, credential?.kind), credential }
      }
      const hashes = hashesOf(this.key, tenantId, { ...rest, value })
      if (isFault(hashes)) {
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
