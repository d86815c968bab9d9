import { auditGapDetected, auditGapRevised, type Envelope } from '@doorledger/contracts'
import { derivedId } from '@doorledger/kernel'
import type { ReadRecord, RejectedRecord } from './audit-block.js'
import {
  type AuditIds,
  fillAuditId,
  followAuditId,
  missingAtLeast,
  type NumberedRecord,
  type OpenGap,
  withKnown,
  withUnnumbered,
} from './audit-ids.js'
import type { DeviceSync } from './device-sync.js'
import { finding } from './finding.js'
import type { HandedIn } from './handed-in.js'
import { isPlausible } from './record-time.js'

interface Noted {
  /** unknown of a record that cannot be read */
  readonly occurredAt?: string
  /** events there were before it */
  readonly eventCount: number
}

/**
 * Finds what is missing among the records of one block, and what of it came after all. What a block leaves open and
 * fills itself, such as one that is sent newest first, is not worth a word.
 */
export class GapFinder {
  readonly perhapsForgotten: string[] = []
  ids: AuditIds
  private readonly blockSeq: number
  private readonly found = new Map<string, { readonly eventCount: number; readonly gap: OpenGap }>()
  private readonly revised = new Map<string, OpenGap>()

  constructor(
    sync: DeviceSync,
    private readonly handedIn: HandedIn,
  ) {
    this.ids = sync.auditIds
    this.blockSeq = sync.blockSeq + 1
  }

  /** A record that was sent before. */
  known({ auditId }: ReadRecord): void {
    if (auditId !== undefined) this.ids = withKnown(this.ids)
  }

  note(entry: ReadRecord | RejectedRecord, { occurredAt, eventCount }: Noted): void {
    if (entry.auditId === undefined) {
      if (hasUnreadableId(entry) && !this.isRetry) this.ids = withUnnumbered(this.ids)
      return
    }
    const record = this.numbered(entry, entry.auditId, occurredAt)
    const { ids, gap, revised, isInDoubt } = (this.isRetry ? fillAuditId : followAuditId)(this.ids, record)
    this.ids = ids
    if (gap !== undefined) this.found.set(gap.place.gapId, { eventCount, gap })
    if (revised !== undefined) this.revised.set(revised.place.gapId, revised)
    if (isInDoubt && entry.kind === 'record') this.perhapsForgotten.push(entry.timeRaw)
  }

  /** Puts what was found in its place among the events of the block, and what was revised behind them. */
  tell(events: Envelope[]): void {
    for (const [gapId, { eventCount, gap }] of [...this.found].reverse()) {
      const left = this.revised.get(gapId) ?? gap
      if (missingAtLeast(left) > 0) events.splice(eventCount, 0, this.gapDetected(left))
    }
    for (const [gapId, gap] of this.revised) {
      if (!this.found.has(gapId)) events.push(this.gapRevised(gap))
    }
  }

  /** A block out of quarantine is an old one: what its audit ids follow on is long gone. */
  private get isRetry(): boolean {
    return this.handedIn.retryOf !== undefined
  }

  private numbered(entry: ReadRecord | RejectedRecord, auditId: number, occurredAt?: string): NumberedRecord {
    const { event } = this.handedIn
    const { blockId } = event.data
    const { indexInBlock } = entry
    const receivedMs = Date.parse(event.recordedtime)
    return {
      auditId,
      ...(occurredAt !== undefined && { occurredAt }),
      isPlausible: (time) => isPlausible(Date.parse(time), receivedMs),
      place: () => ({
        gapId: derivedId(auditGapDetected.type, blockId, indexInBlock),
        blockId,
        blockSeq: this.blockSeq,
        indexInBlock,
        occurredAt: occurredAt ?? event.recordedtime,
      }),
    }
  }

  private gapDetected(gap: OpenGap): Envelope {
    const { blockId, blockSeq, indexInBlock, occurredAt } = gap.place
    const { expectedAuditId, gotAuditId } = gap
    const { deviceId } = this.handedIn.event.data
    const data = {
      deviceId,
      blockId,
      blockSeq,
      indexInBlock,
      expectedAuditId,
      gotAuditId,
      missingAtLeast: missingAtLeast(gap),
    }
    return finding(auditGapDetected, data, this.handedIn, { from: [blockId, indexInBlock], occurredAt })
  }

  private gapRevised(gap: OpenGap): Envelope {
    const { gapId, blockId, blockSeq, indexInBlock, occurredAt } = gap.place
    const { expectedAuditId, gotAuditId, revision } = gap
    const { deviceId, blockId: revisedByBlockId } = this.handedIn.event.data
    const data = {
      deviceId,
      gapId,
      blockId,
      blockSeq,
      indexInBlock,
      expectedAuditId,
      gotAuditId,
      missingAtLeast: missingAtLeast(gap),
      revision,
      revisedByBlockId,
    }
    return finding(auditGapRevised, data, this.handedIn, { from: [gapId, revisedByBlockId], occurredAt })
  }
}

/** Of a record that cannot be read, and of one with an id out of range, one knows only that it stood there. */
const hasUnreadableId = (entry: ReadRecord | RejectedRecord): boolean =>
  entry.kind === 'rejected' || entry.auditIdText !== undefined
