import type { StoredRecord } from '../event-log.js'

const SIGNATURE_AND_HEADER_BYTES = 19
const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({})
/** Postgres counts microseconds from 2000-01-01. */
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1)
const WORD = 2 ** 32

/**
 * The records of `copy (select "offset", appended_at, key, value, headers …) to stdout (format binary)`.
 * Twice as quick as rows through the driver, and each text is a string of its own, so that keeping a key
 * does not keep the batch it came in.
 * @see https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-BINARY-FORMAT
 */
export const recordsOfCopy = (bytes: Buffer): StoredRecord[] => {
  const records: StoredRecord[] = []
  let at = SIGNATURE_AND_HEADER_BYTES
  const integer = (): number => {
    const value = bytes.readInt32BE(at + 4) * WORD + bytes.readUInt32BE(at + 8)
    at += 12
    return value
  }
  const text = (): string | undefined => {
    const length = bytes.readInt32BE(at)
    at += 4
    if (length < 0) return undefined
    const value = bytes.toString('utf8', at, at + length)
    at += length
    return value
  }
  while (bytes.readInt16BE(at) >= 0) {
    at += 2
    const offset = integer()
    const appendedAt = new Date(POSTGRES_EPOCH_MS + Math.floor(integer() / 1000))
    const [key = '', value = '', headers] = [text(), text(), text()]
    records.push({ offset, appendedAt, key, value, headers: headers === undefined ? NO_HEADERS : parsed(headers) })
  }
  return records
}

const parsed = (headers: string): Readonly<Record<string, string>> => JSON.parse(headers) as Record<string, string>
