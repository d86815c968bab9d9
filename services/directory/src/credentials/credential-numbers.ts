import {
  type CredentialKind,
  credentialNumber,
  type CredentialState,
  hasReference,
  last4Of,
  lookupParts,
  referenceParts,
} from '@doorledger/contracts'
import { CredentialSeal, type LookupKey } from '@doorledger/privacy'
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
  private readonly seal: CredentialSeal

  constructor(private readonly key: LookupKey) {
    this.seal = new CredentialSeal(key)
  }

  /** @throws {HttpProblem} 400 naming `number`, which it does not repeat */
  hashed(given: GivenNumber & { readonly duress?: boolean | undefined }): HashedNumber {
    const { tenantId, kind } = given
    const written = this.written(given)
    const last4 = last4Of(kind, written)
    return {
      sealed: this.sealed({ tenantId, kind, written }, given.duress === true),
      lookupHmac: this.key.hmac(...lookupParts(tenantId, kind, written)),
      ...(hasReference(kind) && { referenceHmac: this.key.hmac(...referenceParts(tenantId, written)) }),
      ...(last4 !== undefined && { last4 }),
    }
  }

  /**
   * Another number for a credential that stays what it is: under duress as before.
   * @throws {HttpProblem} 400 naming `number`
   */
  inPlaceOf(
    before: Pick<CredentialState, 'lookupHmac' | 'referenceHmac' | 'sealed' | 'duress'>,
    given: GivenNumber,
  ): HashedNumber {
    const { sealed, duress, lookupHmac, referenceHmac } = before
    const wasDuress = sealed === undefined ? duress : this.seal.open(referenceHmac ?? lookupHmac, sealed).duress
    return this.hashed({ ...given, duress: wasDuress })
  }

  private written({ kind, number }: GivenNumber): string {
    const { data, error } = credentialNumber[kind].safeParse(number)
    if (error) throw invalidRequest([{ field: 'number', message: error.issues[0]?.message ?? 'is not valid' }])
    return data
  }

  /** By what a reader reads of a thing, or by what a person knows: as decisions look for it. */
  private sealed(
    { tenantId, kind, written }: { readonly tenantId: string; readonly kind: CredentialKind; readonly written: string },
    duress: boolean,
  ): string {
    const parts = hasReference(kind) ? referenceParts(tenantId, written) : lookupParts(tenantId, kind, written)
    return this.seal.seal({ tenantId, parts, hmac: this.key.hmac(...parts), duress })
  }
}
