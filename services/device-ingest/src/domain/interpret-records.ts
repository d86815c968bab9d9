import { auditGapDetected, auditOverflowDetected, type Envelope } from '@doorledger/contracts'
import { sha256 } from '@doorledger/kernel'
import type { AuditBlock, ReadRecord, RejectedRecord } from './audit-block.js'
import { type BlockSource, sourceOf } from './block-source.js'
import { evidenceOf } from './decoder.js'
import type { DeviceSync } from './device-sync.js'
import { finding } from './finding.js'
import { gapBetween } from './gap.js'
import type { HandedIn, QuarantineEntry, InterpretationContext } from './handed-in.js'
import { quarantinedEvent, quarantineEntry, unreadableRecord } from './quarantine.js'
import { recognise, shortKey } from './recent-records.js'
import { dedupeKeyOf, recordEvent, recordIdOf } from './record-event.js'
import { type RecordTime, timeOf } from './record-time.js'

/** What the records of a block came to. */
export interface RecordsInterpreted {
  readonly events: readonly Envelope[]
  readonly quarantined: readonly QuarantineEntry[]
  /** records that the device had not sent before */
  readonly newCount: number
  /** as an `Interpretation` has them */
  readonly perhapsForgotten: readonly string[]
  readonly lastAuditId?: number
  readonly lastAuditAt?: string
  /** short keys of all records of the block */
  readonly keys: readonly number[]
  /** the record whose clock is furthest from ours, among those whose clock is suspect */
  readonly worstClock?: { readonly timeRaw: string; readonly skewMs: number }
}

/** Goes through the records of a block in device order. Those a device has sent before lead to nothing. */
export const interpretRecords = (
  sync: DeviceSync,
  block: AuditBlock,
  handedIn: HandedIn,
  context: InterpretationContext,
): RecordsInterpreted => {
  const walk = new Walk(sync, block, handedIn, context)
  for (const entry of block.entries) {
    if (entry.kind === 'record') walk.record(entry)
    else walk.rejected(entry)
  }
  return walk
}

class Walk implements RecordsInterpreted {
  readonly events: Envelope[] = []
  readonly quarantined: QuarantineEntry[] = []
  readonly perhapsForgotten: string[] = []
  readonly keys: number[] = []
  newCount = 0
  lastAuditId?: number
  lastAuditAt?: string
  worstClock?: { timeRaw: string; skewMs: number }

  private readonly blockSeq: number
  private readonly receivedMs: number
  private readonly isKnown: (key: number) => boolean
  private lastMs?: number
  private source?: BlockSource

  constructor(
    sync: DeviceSync,
    private readonly block: AuditBlock,
    private readonly handedIn: HandedIn,
    private readonly context: InterpretationContext,
  ) {
    this.blockSeq = sync.blockSeq + 1
    this.receivedMs = Date.parse(handedIn.event.recordedtime)
    this.isKnown = recognise(sync.recentRecords, block.entries.length)
    if (sync.lastAuditId !== undefined) this.lastAuditId = sync.lastAuditId
    if (sync.lastAuditAt !== undefined) this.lastAuditAt = sync.lastAuditAt
  }

  record(record: ReadRecord): void {
    const time = timeOf(record, this.context.device, this.receivedMs, this.lastMs)
    this.lastMs = time.utcMs
    const dedupeKey = dedupeKeyOf(record, this.handedIn)
    if (!this.isNew(shortKey(dedupeKey))) return
    this.newCount += 1
    const occurredAt = new Date(time.utcMs).toISOString()
    this.countMadeAt(record, occurredAt)
    const { handedIn, context, blockSeq } = this
    this.events.push(recordEvent({ record, dedupeKey, blockSeq, time }, handedIn, context))
    this.noteOverflow(record, dedupeKey, occurredAt)
    this.noteClock(record, time)
  }

  rejected(rejected: RejectedRecord): void {
    const raw = this.bytesOf(rejected.indexInBlock)
    if (rejected.auditId !== undefined) {
      const isLikeAnEarlierOne = !this.isNew(shortKey(sha256(raw)))
      if (isLikeAnEarlierOne && gapBetween(this.lastAuditId, rejected.auditId) !== undefined) return
      this.countAuditId(rejected, this.handedIn.event.recordedtime)
    }
    const entry = quarantineEntry(this.handedIn, unreadableRecord(rejected), raw)
    this.quarantined.push(entry)
    this.events.push(quarantinedEvent(this.handedIn, entry, this.blockSeq))
  }

  private isNew(key: number): boolean {
    this.keys.push(key)
    return !this.isKnown(key)
  }

  /** Either records were lost and the clock was set back as well, or the record is an old one. */
  private countMadeAt(record: ReadRecord, occurredAt: string): void {
    if (record.auditId === undefined || this.handedIn.retryOf !== undefined) return
    const isOld = this.lastAuditAt !== undefined && occurredAt < this.lastAuditAt
    if (isOld && gapBetween(this.lastAuditId, record.auditId) !== undefined) this.perhapsForgotten.push(record.timeRaw)
    this.countAuditId(record, occurredAt)
    this.lastAuditAt = occurredAt
  }

  /** A retried block is an old one: what its audit ids follow on is long gone. */
  private countAuditId({ auditId, indexInBlock }: ReadRecord | RejectedRecord, occurredAt: string): void {
    if (auditId === undefined || this.handedIn.retryOf !== undefined) return
    const gap = gapBetween(this.lastAuditId, auditId)
    this.lastAuditId = auditId
    if (gap === undefined) return
    const { deviceId, blockId } = this.handedIn.event.data
    const data = { deviceId, blockId, blockSeq: this.blockSeq, indexInBlock, ...gap }
    this.events.push(finding(auditGapDetected, data, this.handedIn, { from: [blockId, indexInBlock], occurredAt }))
  }

  private noteOverflow({ event, indexInBlock }: ReadRecord, dedupeKey: string, occurredAt: string): void {
    if (evidenceOf(this.context.decoder, event.slice(0, 4)) !== 'overflow') return
    const { deviceId, blockId } = this.handedIn.event.data
    const from = [recordIdOf(dedupeKey)]
    const data = { deviceId, blockId, indexInBlock }
    this.events.push(finding(auditOverflowDetected, data, this.handedIn, { from, occurredAt }))
  }

  private noteClock({ timeRaw }: ReadRecord, { utcMs, flags }: RecordTime): void {
    if (!flags.includes('clockSuspect')) return
    const skewMs = utcMs - this.receivedMs
    if (this.worstClock !== undefined && Math.abs(this.worstClock.skewMs) >= Math.abs(skewMs)) return
    this.worstClock = { timeRaw, skewMs }
  }

  private bytesOf(index: number): Uint8Array {
    this.source ??= sourceOf(this.handedIn.body, this.block.normalised)
    const { start, end } = this.source.records[index]!
    return this.handedIn.body.subarray(start, end)
  }
}
