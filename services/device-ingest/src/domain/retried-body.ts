import type { AuditBlock } from './audit-block.js'
import { isRejected } from './block-received.js'
import type { QuarantinedPart } from './handed-in.js'
import { readBlock } from './read-block.js'

/**
 * The bytes of a quarantine entry as a block of their own.
 * @param tag name of the tag, when it is one
 */
export const retriedBody = (part: QuarantinedPart, tag: string | null, raw: Buffer): Buffer => {
  switch (part) {
    case 'body':
      return raw
    case 'record':
      return Buffer.concat([Buffer.from('{"audits":['), raw, Buffer.from(']}')])
    case 'tag':
      return Buffer.concat([Buffer.from(`{${JSON.stringify(tag)}:`), raw, Buffer.from('}')])
  }
}

/** Whether reading it leaves nothing to retry; a body may still hold bad records, which are then kept by themselves. */
export const isReadAsWhole = (part: QuarantinedPart, { entries, rejectedTags }: AuditBlock): boolean =>
  part === 'body' || (rejectedTags.length === 0 && !entries.some(isRejected))

export const isReadableNow = (part: QuarantinedPart, body: Uint8Array): boolean => {
  const reading = readBlock(body)
  return reading.kind === 'block' && isReadAsWhole(part, reading)
}
