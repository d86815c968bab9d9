import { type MemberPath, repeatedMembers } from '@doorledger/kernel'
import {
  type AuditBlock,
  type BlockEntry,
  MAX_RECORDS,
  type ReadRecord,
  type Reading,
  type UnreadableBody,
} from './audit-block.js'
import { readRecord, repeatingRecord } from './read-record.js'
import { readTags } from './read-tags.js'

/**
 * Reads the body of a transfer (source 2). Says the same of the same bytes, always: the device, its zone and its
 * decoder come in later. Never throws, whatever the bytes are.
 */
export const readBlock = (body: Uint8Array): Reading => {
  const parsed = parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  if (parsed === undefined) return unreadable('body: is not JSON')
  const { value, text, ...form } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable('body: must be an object')
  return readObject(value as Readonly<Record<string, unknown>>, form, repeatedMembers(text, value))
}

type Form = Pick<AuditBlock, 'normalised' | 'isCurly'>

const readObject = (block: Readonly<Record<string, unknown>>, form: Form, repeated: readonly MemberPath[]): Reading => {
  const { audits = [] } = block
  const ambiguous = repeated.find((path) => !isInRecord(path))
  if (ambiguous !== undefined) return repeating(ambiguous)
  if (!Array.isArray(audits)) return unreadable('audits: must be an array')
  if (audits.length > MAX_RECORDS) return { kind: 'too_many_records', count: audits.length }
  if (block['audits'] === undefined && !hasOnlyKnownTags(block)) {
    return unreadable('audits: is missing, and the body holds what an audit block does not have')
  }
  return { kind: 'block', ...form, entries: readRecords(audits, repeated), ...readTags(block) } satisfies AuditBlock
}

const isInRecord = ([tag, index]: MemberPath): boolean => tag === 'audits' && typeof index === 'number'

/** Of another vendor's payload we would understand nothing and tell the device to forget everything. */
const hasOnlyKnownTags = (block: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(block).every((tag) => tag === 'nxtDbVerTS' || tag === 'lockId' || tag === 'overwriteIndex')

const readRecords = (audits: readonly unknown[], repeated: readonly MemberPath[]): readonly BlockEntry[] => {
  const seen = new Map<string, number>()
  const ambiguous = new Map(repeated.map((path) => [path[1], path]))
  return audits.map((value, index) => {
    const path = ambiguous.get(index)
    if (path !== undefined) return repeatingRecord(value, index, path)
    const entry = readRecord(value, index)
    return entry.kind === 'record' ? counted(entry, seen) : entry
  })
}

const counted = (record: ReadRecord, seen: Map<string, number>): ReadRecord => {
  const tuple = `${record.event} ${record.timeRaw} ${record.auditIdText ?? ''}`
  const occurrence = (seen.get(tuple) ?? 0) + 1
  seen.set(tuple, occurrence)
  return occurrence === 1 ? record : { ...record, occurrence, flags: [...record.flags, 'possibleDuplicate'] }
}

const CURLY_QUOTES = /[\u201C-\u201F]/g
/** What editors put before a text, and what is left of the buffer of a program that takes text for bytes behind it. */
const AROUND = /^\uFEFF|\0[\0\s]*$/g

interface Parsed extends Form {
  readonly value: unknown
  /** what was parsed */
  readonly text: string
}

/** Strict first: curly quotes inside a valid document are left as they are (R2.27). */
const parse = (text: string): Parsed | undefined => {
  const strict = parsed(text)
  if (strict !== undefined) return { ...strict, normalised: false, isCurly: false }
  const bare = text.replace(AROUND, '')
  const trimmed = bare === text ? undefined : parsed(bare)
  if (trimmed !== undefined) return { ...trimmed, normalised: true, isCurly: false }
  const straight = bare.replace(CURLY_QUOTES, '"')
  const lenient = straight === bare ? undefined : parsed(straight)
  return lenient && { ...lenient, normalised: true, isCurly: true }
}

const parsed = (text: string): Pick<Parsed, 'value' | 'text'> | undefined => {
  try {
    return { value: JSON.parse(text), text }
  } catch {
    return undefined
  }
}

const unreadable = (detail: string): UnreadableBody => ({ kind: 'unreadable', reason: 'body_unreadable', detail })

/** Which of the two is meant nobody knows, so nothing of the block is taken for it. */
const repeating = (path: MemberPath): UnreadableBody => ({
  kind: 'unreadable',
  reason: 'member_repeated',
  detail: `${path.join('.').slice(0, 200)}: is named twice`,
})
