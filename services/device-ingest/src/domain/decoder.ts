import type { CodeMeaning, DecoderCodes, DecoderEntry } from '@doorledger/contracts'

/** A code table ready for use. */
export interface Decoder {
  readonly family: string
  /** 0 when nobody has given the family a table: every code is unknown then */
  readonly version: number
  readonly codes: DecoderCodes
}

export type Evidence = NonNullable<DecoderEntry['evidence']>

const NO_CODES: DecoderCodes = {}

export const emptyDecoder = (family: string): Decoder => ({ family, version: 0, codes: NO_CODES })

/** What a code means to this decoder; without a `codeName` when it is unknown (R2.11). */
export const decode = (decoder: Decoder, code: string): CodeMeaning => {
  const { family, version: decoderVersion } = decoder
  const entry = decoder.codes[code]
  if (entry === undefined) return { family, decoderVersion }
  const { name, category, access } = entry
  return { family, decoderVersion, codeName: name, category, ...(access !== undefined && { access }) }
}

/** What a code proves besides what it means: that records were lost, say. */
export const evidenceOf = (decoder: Decoder, code: string): Evidence | undefined => decoder.codes[code]?.evidence

/** What the data of a code is of an unknown card. */
export const carriedBy = (decoder: Decoder, code: string): DecoderEntry['carries'] => decoder.codes[code]?.carries

/** Whether two readings say the same; which version of the table said it does not matter. */
export const isSameMeaning = (one: CodeMeaning, other: CodeMeaning): boolean =>
  one.family === other.family &&
  one.codeName === other.codeName &&
  one.category === other.category &&
  isSameAccess(one.access, other.access)

const isSameAccess = (one: CodeMeaning['access'], other: CodeMeaning['access']): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.result === other.result && one.reason === other.reason && one.accessType === other.accessType
