import type { lossKinds, RecordKind } from './lock-trail.js'

/** What a gap, an overflow or a quarantined record is known to be about. */
export interface LossDetail {
  /** of a gap; 0 when it is closed */
  readonly missingAtLeast?: number
  /** of a gap: the last block that brought what was missing */
  readonly revisedByBlockId?: string
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

const gapText = ({ missingAtLeast, revisedByBlockId }: LossDetail): string => {
  if (missingAtLeast === 0)
    return `Records were missing here; they came late, the last of them in block ${revisedByBlockId}`
  const missing = missingAtLeast === 1 ? '1 record is' : `${missingAtLeast} records are`
  return `At least ${missing} missing here${revisedByBlockId === undefined ? '' : '; others came late'}`
}

/** What people read where something is missing. */
export const lossText = (kind: (typeof lossKinds)[number], detail: LossDetail): string => {
  switch (kind) {
    case 'gap':
      return gapText(detail)
    case 'overflow':
      return 'The device overwrote records before they were read'
    case 'quarantined':
      return `A record could not be read: ${detail.detail}`
  }
}
