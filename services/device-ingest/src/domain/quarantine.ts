import { auditQuarantined, type Envelope, type QuarantineReason } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { RejectedRecord, RejectedTag, UnreadableBody } from './audit-block.js'
import { finding } from './finding.js'
import type { HandedIn, QuarantinedPart, QuarantineEntry } from './handed-in.js'

/** An event carries at most this much of what could not be read; the quarantine keeps all. */
const SHOWN_BYTES = 4_096

interface Unreadable {
  readonly part: QuarantinedPart
  readonly reason: QuarantineReason
  readonly detail: string
  readonly indexInBlock?: number
  readonly tag?: string
}

export const unreadableBody = ({ reason, detail }: Pick<UnreadableBody, 'reason' | 'detail'>): Unreadable => ({
  part: 'body',
  reason,
  detail,
})

export const unreadableRecord = ({ reason, detail, indexInBlock }: RejectedRecord): Unreadable => ({
  part: 'record',
  reason,
  detail,
  indexInBlock,
})

export const unreadableTag = ({ tag, reason, detail }: RejectedTag): Unreadable => ({
  part: 'tag',
  reason,
  detail,
  tag,
})

/** Puts away what could not be read, under an id that is the same whenever the block is interpreted. */
export const quarantineEntry = (handedIn: HandedIn, unreadable: Unreadable, raw: Uint8Array): QuarantineEntry => {
  const { part, indexInBlock, tag } = unreadable
  const quarantineId = derivedId('quarantine', handedIn.event.data.blockId, part, indexInBlock ?? tag)
  return { quarantineId, ...unreadable, raw }
}

export const quarantinedEvent = (handedIn: HandedIn, entry: QuarantineEntry, blockSeq?: number): Envelope => {
  const { deviceId, blockId } = handedIn.event.data
  const { quarantineId, reason, detail, indexInBlock, raw } = entry
  const data = {
    quarantineId,
    deviceId,
    blockId,
    ...(blockSeq !== undefined && { blockSeq }),
    ...(indexInBlock !== undefined && { indexInBlock }),
    reason: reason as QuarantineReason,
    detail,
    rawBase64: Buffer.from(raw.subarray(0, SHOWN_BYTES)).toString('base64'),
  }
  return finding(auditQuarantined, data, handedIn, { from: [quarantineId] })
}
