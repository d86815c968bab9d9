import type { lossKinds, RecordKind } from './lock-trail.js'

/** What a gap, an overflow or a quarantined record is known to be about. */
export interface LossDetail {
  /** of a gap */
  readonly missingAtLeast?: number
  /** of a record in quarantine: what was wrong with it */
  readonly detail?: string
}

/** What the text of a record is made from. */
export interface RecordFacts {
  readonly kind: RecordKind
  readonly codeName: string | null
  readonly code: string | null
  readonly dataHex: string | null
}

/** What people read. Codes that no table knows are the normal case, and shown as they are (R2.11). */
export const recordText = ({ kind, codeName, code, dataHex }: RecordFacts): string => {
  if (codeName !== null) return codeName
  switch (kind) {
    case 'unlock':
      return 'Unlocked'
    case 'failed_unlock':
      return 'Unlocking failed'
    case 'event':
    case 'unknown_event':
      return ['Unknown event', code, dataHex].filter(Boolean).join(' ')
  }
}

/** What people read where something is missing. */
export const lossText = (kind: (typeof lossKinds)[number], detail: LossDetail): string => {
  switch (kind) {
    case 'gap':
      return `At least ${detail.missingAtLeast === 1 ? '1 record is' : `${detail.missingAtLeast} records are`} missing here`
    case 'overflow':
      return 'The device overwrote records before they were read'
    case 'quarantined':
      return `A record could not be read: ${detail.detail}`
  }
}
