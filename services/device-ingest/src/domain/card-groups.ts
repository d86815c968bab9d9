import type { AuditRecord } from '@doorledger/contracts'
import type { BlockEntry, ReadRecord } from './audit-block.js'
import { carriedBy, decode, type Decoder } from './decoder.js'

/** What a record has to do with an unknown card: it is the attempt with it, or tells what the card sent. */
export type CardRole =
  { readonly role: 'attempt'; readonly card?: AuditRecord['card'] } | { readonly role: 'part'; readonly of: ReadRecord }

/** A lock files what it read right behind the refusal. */
const AT_MOST_APART_MS = 5_000
const CODE_DIGITS = 4
const WORD_BITS = 16
const MAX_BITS = 64

/**
 * Finds the groups of records in which a lock tells of one unknown card: the refusal, the number of bits, the bits.
 * They are one attempt. Without a refusal before it, the number of bits stands for the attempt.
 * @returns by place in the block
 */
export const cardGroupsIn = (entries: readonly BlockEntry[], decoder: Decoder): ReadonlyMap<number, CardRole> => {
  const roles = new Map<number, CardRole>()
  entries.forEach((entry, index) => {
    if (entry.kind !== 'record' || carries(entry, decoder) !== 'card_bit_length') return
    const words = wordsFrom(entries, index + 1, decoder)
    const before = entries[index - 1]
    const attempt = before !== undefined && isRefusalOf(before, entry, decoder) ? before : entry
    const card = cardOf(entry, words, decoder)
    for (const part of [entry, ...words]) roles.set(part.indexInBlock, { role: 'part', of: attempt })
    roles.set(attempt.indexInBlock, { role: 'attempt', ...(card !== undefined && { card }) })
  })
  return roles
}

/** Whether a record holds bits of a card, which are nowhere shown. */
export const holdsCardBits = (record: ReadRecord, decoder: Decoder): boolean =>
  carries(record, decoder)?.startsWith('card_bits_') === true

const codeOf = ({ event }: ReadRecord): string => event.slice(0, CODE_DIGITS)
const dataOf = ({ event }: ReadRecord): string => event.slice(CODE_DIGITS)
const carries = (record: ReadRecord, decoder: Decoder) => carriedBy(decoder, codeOf(record))

const wordsFrom = (entries: readonly BlockEntry[], start: number, decoder: Decoder): readonly ReadRecord[] => {
  const words: ReadRecord[] = []
  for (let entry = entries[start]; entry?.kind === 'record'; entry = entries[start + words.length]) {
    if (!holdsCardBits(entry, decoder)) break
    words.push(entry)
  }
  return words
}

const isRefusalOf = (before: BlockEntry, record: ReadRecord, decoder: Decoder): before is ReadRecord => {
  if (before.kind !== 'record' || carries(before, decoder) !== undefined) return false
  const apartMs = record.localMs - before.localMs
  const { access } = decode(decoder, codeOf(before))
  return access?.reason === 'unknown_credential' && apartMs >= 0 && apartMs <= AT_MOST_APART_MS
}

const cardOf = (head: ReadRecord, words: readonly ReadRecord[], decoder: Decoder): AuditRecord['card'] => {
  const bitLength = Number.parseInt(dataOf(head), 16)
  if (!(bitLength > 0 && bitLength <= MAX_BITS)) return undefined
  const byPlace = new Map(words.map((word) => [carries(word, decoder), dataOf(word).padStart(WORD_BITS / 4, '0')]))
  const places = Array.from(
    { length: Math.ceil(bitLength / WORD_BITS) },
    (_, n) => `card_bits_${n * WORD_BITS}` as const,
  )
  const hex = places.toReversed().map((place) => byPlace.get(place as 'card_bits_0'))
  if (hex.includes(undefined)) return undefined
  return { bitLength, bitsHex: BigInt.asUintN(bitLength, BigInt(`0x${hex.join('')}`)).toString(16) }
}
