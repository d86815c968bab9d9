import type { AuditBlockHandedIn, Envelope } from '@doorledger/contracts'
import type { Decoder } from './decoder.js'
import type { RegisteredDevice } from './device-sync.js'
import type { TagExclusions } from './tag-exclusions.js'

/** A block as it came out of the log. */
export interface HandedIn {
  readonly event: AuditBlockHandedIn
  readonly body: Uint8Array
  /** the quarantine entry whose bytes these are, when somebody had them tried again */
  readonly retryOf?: { readonly quarantineId: string; readonly part: QuarantinedPart }
}

/** What of a block is in quarantine. */
export type QuarantinedPart = 'body' | 'record' | 'tag'

/** What is known when a block is interpreted, apart from the device's earlier blocks. */
export interface InterpretationContext {
  readonly device: RegisteredDevice
  readonly decoder: Decoder
  readonly exclusions: TagExclusions
}

/** Something that could not be read, with all of its bytes. */
export interface QuarantineEntry {
  readonly quarantineId: string
  readonly part: QuarantinedPart
  readonly reason: string
  readonly detail: string
  readonly indexInBlock?: number
  /** name of the tag, when it is one */
  readonly tag?: string
  readonly raw: Uint8Array
}

/** What follows from one block. */
export interface Interpretation<State> {
  readonly state: State
  /** to be published, in order; their ids are derived, so that doing it twice changes nothing */
  readonly events: readonly Envelope[]
  readonly quarantined: readonly QuarantineEntry[]
  /**
   * times, as sent, of records that tell of a gap and are older than the last: of a block that was held up until its
   * records were forgotten, unless records were lost
   */
  readonly perhapsForgotten: readonly string[]
  /** whether a retry succeeded in reading what could not be read before */
  readonly resolved: boolean
}
