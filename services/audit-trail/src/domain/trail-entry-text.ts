import type { Row } from '@doorledger/kernel'
import type { TrailEntryKind } from './lock-trail.js'

/** What the text of an entry is made from. */
export interface TrailEntryFacts {
  readonly kind: TrailEntryKind
  readonly codeName: string | null
  readonly code: string | null
  readonly dataHex: string | null
  readonly detail: Row | null
}

/** What people read. Codes that no table knows are the normal case, and shown as they are (R2.11). */
export const trailEntryText = ({ kind, codeName, code, dataHex, detail }: TrailEntryFacts): string => {
  switch (kind) {
    case 'unlock':
      return codeName ?? 'Unlocked'
    case 'failed_unlock':
      return codeName ?? 'Unlocking failed'
    case 'event':
    case 'unknown_event':
      return codeName ?? `Unknown event ${code} ${dataHex}`.trimEnd()
    case 'gap':
      return `At least ${countedRecords(detail)} missing here`
    case 'overflow':
      return 'The device overwrote records before they were read'
    case 'quarantined':
      return `A record could not be read: ${detail?.['detail']}`
  }
}

const countedRecords = (detail: Row | null): string => {
  const count = Number(detail?.['missingAtLeast'])
  return count === 1 ? '1 record is' : `${count} records are`
}
