import { HttpProblem } from '@doorledger/service'
import { sha256 } from '@doorledger/kernel'

/** As much as a device may hand in at a time. */
export const MAX_CHUNK_BYTES = 1_048_576
const MAX_CHUNK_RECORDS = 5_000

/** A piece of a trail as it goes to the log. */
export interface TrailChunk {
  /** an audit block of source 2 */
  readonly body: Buffer
  /** of what the phone sent */
  readonly sha256: string
  readonly recordCount: number
}

/**
 * The bytes of a phone as an audit block: as they came when they are one, wrapped when they are a list of records.
 * Each record is read behind the log, and an odd one is kept there; but a chunk that is no JSON was damaged on its way.
 * @throws {HttpProblem} 413 or 422
 */
export const trailChunkOf = (sent: Buffer): TrailChunk => {
  const text = withoutMarks(sent)
  const parsed = parse(text)
  const isList = Array.isArray(parsed)
  const records: unknown = isList ? parsed : (parsed as { audits?: unknown } | null | undefined)?.audits
  if (!Array.isArray(records)) throw unreadable()
  if (records.length > MAX_CHUNK_RECORDS) throw tooManyRecords(records.length)
  return { body: isList ? asBlock(text) : sent, sha256: sha256(sent), recordCount: records.length }
}

/** Without the byte order mark before it and the NULs behind it: some phones send files, some send buffers. */
const withoutMarks = (sent: Buffer): Buffer => {
  const start = sent.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0
  let end = sent.length
  while (end > start && sent[end - 1] === 0) end -= 1
  return sent.subarray(start, end)
}
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

const parse = (sent: Buffer): unknown => {
  try {
    return JSON.parse(sent.toString('utf8'))
  } catch {
    throw unreadable()
  }
}

const asBlock = (list: Buffer): Buffer => Buffer.concat([Buffer.from('{"audits":'), list, Buffer.from('}')])

const unreadable = (): HttpProblem =>
  new HttpProblem({
    status: 422,
    code: 'chunk_unreadable',
    detail: 'body: must be an audit block or a list of its records, as JSON; send it again',
    details: { field: 'body' },
  })

const tooManyRecords = (count: number): HttpProblem =>
  new HttpProblem({
    status: 413,
    code: 'too_many_records',
    detail: `audits: must not hold more than ${MAX_CHUNK_RECORDS} records`,
    details: { field: 'audits', limit: MAX_CHUNK_RECORDS, count },
  })
