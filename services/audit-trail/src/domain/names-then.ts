import { ERASED_NAME, nameAt, type NameSince } from '@doorledger/kernel'

/** From when until when somebody held what a lock reads as `referenceHmac`. */
export interface Holding {
  readonly referenceHmac: string
  readonly kind: string
  readonly last4: string | null
  readonly userId: string
  readonly from: Date
  /** null: until now */
  readonly until: Date | null
}

/** What is known of the names of somebody or something. */
export interface KnownNames {
  readonly kind: 'user' | 'premises'
  readonly id: string
  readonly userNo: number | null
  readonly names: readonly NameSince[]
  readonly erased: boolean
}

/** What a record says about who came where. */
export interface Attempt {
  readonly occurredAt: Date
  /** when whoever told of it knew */
  readonly userId: string | null
  readonly credential: { readonly kind: string; readonly hmac: string | null } | null
  /** premises from the outside in: `hq/building-1` */
  readonly facilityPath: string | null
}

export interface PersonThen {
  readonly id: string
  readonly userNo: number | null
  /** null when unknown */
  readonly name: string | null
}

/**
 * Who it was, and what all were called when it happened. Nothing of this is in the record itself, so whatever becomes
 * known late is right from then on, and renaming or handing on rewrites nothing (R0.3).
 */
export class NamesThen {
  readonly #holdings: ReadonlyMap<string, readonly Holding[]>
  readonly #names: ReadonlyMap<string, KnownNames>

  constructor(holdings: readonly Holding[], names: readonly KnownNames[]) {
    this.#holdings = Map.groupBy(holdings, ({ referenceHmac }) => referenceHmac)
    this.#names = new Map(names.map((known) => [`${known.kind} ${known.id}`, known]))
  }

  /** Who it was: whom the record names, or else who held the credential; null when nobody knows. */
  person(attempt: Attempt): PersonThen | null {
    const id = attempt.userId ?? this.holding(attempt)?.userId
    if (id === undefined) return null
    const known = this.#names.get(`user ${id}`)
    if (known === undefined) return { id, userNo: null, name: null }
    return { id, userNo: known.userNo, name: known.erased ? ERASED_NAME : nameAt(known.names, attempt.occurredAt) }
  }

  /**
   * The holding of the credential at that time. None when it may have been that of one of two people: better unknown
   * than somebody else.
   */
  holding(attempt: Attempt): Holding | undefined {
    const kind = attempt.credential?.kind
    const held = this.#held(attempt).filter((holding) => kind === 'unknown' || kind === holding.kind)
    return held.every(({ userId }) => userId === held[0]?.userId) ? held[0] : undefined
  }

  /** Whether a report names somebody under a credential that was another's then: lent, stolen, or not true. */
  isUnderKeyOfAnother(attempt: Attempt): boolean {
    const held = this.#held(attempt)
    return attempt.userId !== null && held.length > 0 && held.every(({ userId }) => userId !== attempt.userId)
  }

  #held({ credential, occurredAt }: Attempt): readonly Holding[] {
    const holdings = this.#holdings.get(credential?.hmac ?? '') ?? []
    return holdings.filter(({ from, until }) => from <= occurredAt && (until === null || occurredAt < until))
  }

  premises({ facilityPath, occurredAt }: Attempt): { id: string; name: string | null }[] {
    return stepsOf(facilityPath).map((id) => ({
      id,
      name: nameAt(this.#names.get(`premises ${id}`)?.names ?? [], occurredAt),
    }))
  }
}

export const stepsOf = (facilityPath: string | null): readonly string[] =>
  (facilityPath ?? '').split('/').filter((step) => step !== '')
