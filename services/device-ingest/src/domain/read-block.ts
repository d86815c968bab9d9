import {
  type AuditBlock,
  type BlockEntry,
  MAX_RECORDS,
  type ReadRecord,
  type Reading,
  type UnreadableBody,
} from './audit-block.js'
import { readRecord } from './read-record.js'
import { readTags } from './read-tags.js'

/**
 * Reads the body of a transfer (source 2). Says the same of the same bytes, always: the device, its zone and its
 * decoder come in later. Never throws, whatever the bytes are.
 */
export const readBlock = (body: Uint8Array): Reading => {
  const parsed = parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'))
  if (parsed === undefined) return unreadable('body: is not JSON')
  const { value, normalised } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable('body: must be an object')
  return readObject(value as Readonly<Record<string, unknown>>, normalised)
}

const readObject = (block: Readonly<Record<string, unknown>>, normalised: boolean): Reading => {
  const { audits = [] } = block
  if (!Array.isArray(audits)) return unreadable('audits: must be an array')
  if (audits.length > MAX_RECORDS) return { kind: 'too_many_records', count: audits.length }
  if (block['audits'] === undefined && !hasOnlyKnownTags(block)) {
    return unreadable('audits: is missing, and the body has members that an audit block does not have')
  }
  return { kind: 'block', normalised, entries: readRecords(audits), ...readTags(block) } satisfies AuditBlock
}

/** Of another vendor's payload we would understand nothing and tell the device to forget everything. */
const hasOnlyKnownTags = (block: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(block).every((tag) => tag === 'nxtDbVerTS' || tag === 'lockId' || tag === 'overwriteIndex')

const readRecords = (audits: readonly unknown[]): readonly BlockEntry[] => {
  const seen = new Map<string, number>()
  return audits.map((value, index) => {
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

/** Strict first: curly quotes inside a valid document are left as they are (R2.27). */
const parse = (text: string): { value: unknown; normalised: boolean } | undefined => {
  const strict = parsed(text)
  if (strict !== undefined) return { ...strict, normalised: false }
  const straight = text.replace(CURLY_QUOTES, '"')
  const lenient = straight === text ? undefined : parsed(straight)
  return lenient && { ...lenient, normalised: true }
}

const parsed = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

const unreadable = (detail: string): UnreadableBody => ({ kind: 'unreadable', detail })
