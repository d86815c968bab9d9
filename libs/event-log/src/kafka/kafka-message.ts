import type { IHeaders, KafkaMessage, Message } from 'kafkajs'
import type { LogRecord, StoredRecord } from '../event-log.js'

export interface SizedMessage extends Message {
  readonly key: string
  readonly value: Buffer
  /** upper bound of what it takes in a batch */
  readonly bytes: number
}

/** Upper bound of the lengths, deltas and attributes of a record in Kafka's format, and of each header. */
const RECORD_OVERHEAD_BYTES = 36
const HEADER_OVERHEAD_BYTES = 10

type Headers = Readonly<Record<string, string>>

export const messageOf = (record: LogRecord, traced: Headers): SizedMessage => {
  const value = Buffer.from(record.value)
  const headers = { ...traced, ...record.headers }
  const bytes = RECORD_OVERHEAD_BYTES + Buffer.byteLength(record.key) + value.length + bytesOf(headers)
  return { key: record.key, value, headers, bytes }
}

const bytesOf = (headers: Headers): number => {
  let bytes = 0
  for (const name in headers)
    bytes += HEADER_OVERHEAD_BYTES + Buffer.byteLength(name) + Buffer.byteLength(headers[name] ?? '')
  return bytes
}

export const recordsOf = (messages: readonly KafkaMessage[]): StoredRecord[] => messages.map(storedRecordOf)

const storedRecordOf = (message: KafkaMessage): StoredRecord => ({
  key: message.key?.toString() ?? '',
  value: message.value?.toString() ?? '',
  headers: textOf(message.headers),
  offset: Number(message.offset),
  appendedAt: new Date(Number(message.timestamp)),
})

const NO_HEADERS: Headers = Object.freeze({})

const textOf = (headers: IHeaders | undefined): Headers => {
  let texts: Record<string, string> | undefined
  for (const name in headers) {
    const value = headers[name]
    // The last of several with the same name.
    texts ??= {}
    texts[name] = String(Array.isArray(value) ? value.at(-1) : value)
  }
  return texts ?? NO_HEADERS
}
