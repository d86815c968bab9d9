import type { QuarantineReason, RecordFlag } from '@doorledger/contracts'

/** Locks keep 2,000 records and controllers 5,000 before they overwrite the oldest (R2.30). */
export const MAX_RECORDS = 5_000
export const MAX_BLOCK_BYTES = 1_048_576

/** What was read of the bytes a device sent, before anything is known of the device. */
export type Reading = AuditBlock | UnreadableBody | TooManyRecords

export interface AuditBlock {
  readonly kind: 'block'
  /** it had to be put right to be read: quotes made straight (R2.27), a byte order mark or NUL taken off */
  readonly normalised: boolean
  /** whether curly quotes stand for straight ones in it */
  readonly isCurly: boolean
  /** in device order */
  readonly entries: readonly BlockEntry[]
  /** as sent; compared without regard to case */
  readonly nxtDbVerTS?: string
  readonly lockId?: number
  /** said by gateways that have overwritten records before they were read */
  readonly overwriteIndex?: number
  readonly rejectedTags: readonly RejectedTag[]
}

export interface UnreadableBody {
  readonly kind: 'unreadable'
  readonly reason: 'body_unreadable' | 'member_repeated'
  readonly detail: string
}

export interface TooManyRecords {
  readonly kind: 'too_many_records'
  readonly count: number
}

export type BlockEntry = ReadRecord | RejectedRecord

export interface ReadRecord {
  readonly kind: 'record'
  readonly indexInBlock: number
  readonly eventRaw: string
  /** upper case: four digits of code, then data */
  readonly event: string
  /** 14 digits */
  readonly timeRaw: string
  /** the reading of the clock as if it ran on UTC */
  readonly localMs: number
  /** absent when the device sends none, or one out of range */
  readonly auditId?: number
  /** the audit id as it tells records apart, also when it is out of range */
  readonly auditIdText?: string
  /** 1, or more when the block holds the same event, time and audit id again (D-12) */
  readonly occurrence: number
  readonly flags: readonly RecordFlag[]
}

/** A record that cannot be read; the rest of the block is recorded (R2.4). */
export interface RejectedRecord {
  readonly kind: 'rejected'
  readonly indexInBlock: number
  readonly reason: QuarantineReason
  /** names the field: `audits[2].time: …` */
  readonly detail: string
  /** so that a record in quarantine is not taken for one that was lost */
  readonly auditId?: number
}

export type QuarantinableTag = 'nxtDbVerTS' | 'lockId'

/** A tag of the block that cannot be read; the records are recorded. */
export interface RejectedTag {
  readonly tag: QuarantinableTag
  readonly reason: QuarantineReason
  readonly detail: string
}
