import {
  type CredentialKind,
  credentialNumber,
  hasReference,
  last4Of,
  lookupParts,
  referenceParts,
} from '@doorledger/contracts'
import type { LookupKey } from '@doorledger/privacy'
import { invalidRequest } from '@doorledger/service'
import type { HashedNumber } from '../domain/credential.js'

/** A number as somebody typed it or a reader read it. It goes no further than {@link CredentialNumbers}. */
export interface GivenNumber {
  readonly tenantId: string
  readonly kind: CredentialKind
  readonly number: string
}

/** Turns numbers of credentials into what may be kept of them. */
export class CredentialNumbers {
  constructor(private readonly key: LookupKey) {}

  /** @throws {HttpProblem} 400 naming `number`, which it does not repeat */
  hashed({ tenantId, kind, number }: GivenNumber): HashedNumber {
    const { data: written, error } = credentialNumber[kind].safeParse(number)
    if (error) throw invalidRequest([{ field: 'number', message: error.issues[0]?.message ?? 'is not valid' }])
    const last4 = last4Of(kind, written)
    return {
      lookupHmac: this.key.hmac(...lookupParts(tenantId, kind, written)),
      ...(hasReference(kind) && { referenceHmac: this.key.hmac(...referenceParts(tenantId, written)) }),
      ...(last4 !== undefined && { last4 }),
    }
  }
}
