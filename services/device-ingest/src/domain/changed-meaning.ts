import type { AuditRecord, CodeMeaning } from '@doorledger/contracts'
import { decode, type Decoder, isSameMeaning } from './decoder.js'

/** A code table that a family has had. */
export interface PastTable {
  readonly decoder: Decoder
  /** whether all that was recorded before it was decoded with it; part of it may have been, if not */
  readonly reachedAll: boolean
}

/** Every table of a family up to one, in order of version; the last is the one to decode with. */
export type DecoderHistory = readonly PastTable[]

/** A record's meaning now and before. */
export interface ChangedMeaning {
  readonly meaning: CodeMeaning
  readonly previous: CodeMeaning
}

/**
 * What the last table makes of a record, if that differs from anything readers may have been told last; otherwise
 * undefined.
 */
export const changedMeaning = (record: AuditRecord, history: DecoderHistory): ChangedMeaning | undefined => {
  const last = history.at(-1)?.decoder
  if (last === undefined || record.meaning.decoderVersion >= last.version) return undefined
  const meaning = decode(last, record.code)
  const told = possiblyTold(record, history)
  return told.every((earlier) => isSameMeaning(earlier, meaning))
    ? undefined
    : { meaning, previous: previousOf(told, meaning) }
}

/**
 * What may be the latest that was said of a record, oldest first: what the last table said that got through to every
 * record, and what those said that were replaced while they were at it.
 */
const possiblyTold = ({ meaning, code }: AuditRecord, history: DecoderHistory): readonly CodeMeaning[] => {
  const later = history.slice(0, -1).filter(({ decoder }) => decoder.version > meaning.decoderVersion)
  const certain = later.findLastIndex(({ reachedAll }) => reachedAll)
  const told = later.slice(Math.max(certain, 0)).map(({ decoder }) => decode(decoder, code))
  return certain === -1 ? [meaning, ...told] : told
}

/** What is no attempt at a door any more may have been told of as one: whoever keeps attempts has to learn of that. */
const previousOf = (told: readonly CodeMeaning[], meaning: CodeMeaning): CodeMeaning => {
  const attempt = meaning.access === undefined ? told.findLast(({ access }) => access !== undefined) : undefined
  return attempt ?? told.findLast((earlier) => !isSameMeaning(earlier, meaning))!
}
