import { auditOverflowDetected, type Envelope } from '@doorledger/contracts'
import { sha256 } from '@doorledger/kernel'
import type { AuditBlock, ReadRecord, RejectedRecord } from './audit-block.js'
import { type AuditIds, isNext } from './audit-ids.js'
import { type BlockSource, sourceOf } from './block-source.js'
import { cardGroupsIn, type CardRole } from './card-groups.js'
import { evidenceOf } from './decoder.js'
import type { DeviceSync } from './device-sync.js'
import { finding } from './finding.js'
import { GapFinder } from './gap-finder.js'
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
  readonly auditIds: AuditIds
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
  walk.end()
  return walk
}

class Walk implements RecordsInterpreted {
  readonly events: Envelope[] = []
  readonly quarantined: QuarantineEntry[] = []
  readonly keys: number[] = []
  newCount = 0
  worstClock?: { timeRaw: string; skewMs: number }

  private readonly blockSeq: number
  private readonly receivedMs: number
  private readonly gaps: GapFinder
  private readonly cardRoles: ReadonlyMap<number, CardRole>
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
    this.gaps = new GapFinder(sync, handedIn)
    this.cardRoles = cardGroupsIn(block.entries, context.decoder)
  }

  get perhapsForgotten(): readonly string[] {
    return this.gaps.perhapsForgotten
  }

  get auditIds(): AuditIds {
    return this.gaps.ids
  }

  end(): void {
    this.gaps.tell(this.events)
  }

  record(record: ReadRecord): void {
    const time = timeOf(record, this.context.device, this.receivedMs, this.lastMs)
    this.lastMs = time.utcMs
    const dedupeKey = dedupeKeyOf(record, this.handedIn)
    if (!this.isNew(shortKey(dedupeKey))) return this.gaps.known(record)
    this.newCount += 1
    const occurredAt = new Date(time.utcMs).toISOString()
    this.gaps.note(record, { occurredAt, eventCount: this.events.length })
    const { handedIn, context, blockSeq } = this
    const role = this.cardRoles.get(record.indexInBlock)
    this.events.push(recordEvent({ record, dedupeKey, blockSeq, time, role }, handedIn, context))
    this.noteOverflow(record, dedupeKey, occurredAt)
    this.noteClock(record, time)
  }

  rejected(rejected: RejectedRecord): void {
    const raw = this.bytesOf(rejected.indexInBlock)
    if (rejected.auditId !== undefined) {
      const isLikeAnEarlierOne = !this.isNew(shortKey(sha256(raw)))
      if (isLikeAnEarlierOne && !isNext(this.auditIds, rejected.auditId)) return
    }
    this.gaps.note(rejected, { eventCount: this.events.length })
    const entry = quarantineEntry(this.handedIn, unreadableRecord(rejected), raw)
    this.quarantined.push(entry)
    this.events.push(quarantinedEvent(this.handedIn, entry, this.blockSeq))
  }

  private isNew(key: number): boolean {
    this.keys.push(key)
    return !this.isKnown(key)
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
    this.source ??= sourceOf(this.handedIn.body, this.block.isCurly)
    const { start, end } = this.source.records[index]!
    return this.handedIn.body.subarray(start, end)
  }
}
