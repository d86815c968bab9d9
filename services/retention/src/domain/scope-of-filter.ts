import type { HoldScope } from '@doorledger/contracts'
import type { TimeRange } from '@doorledger/kernel'

/** What a list of the access log is narrowed to, as far as rows carry it. */
export interface AttemptFilter {
  /** ids of people */
  readonly user?: readonly string[] | undefined
  readonly device?: readonly string[] | undefined
  readonly door?: readonly string[] | undefined
  /** places, each with everything inside it: `hq/building-1` */
  readonly facility?: readonly string[] | undefined
  readonly type?: HoldScope['accessTypes']
  readonly result?: HoldScope['results']
  readonly reason?: HoldScope['reasons']
  readonly flag?: HoldScope['flags']
  readonly late?: boolean | undefined
}

/** Cards and fobs are read by radio too (D-30). */
const BY_RADIO = ['rfid', 'keycard', 'key_fob'] as const

/**
 * The criteria of a hold that keeps at least what a list shows: a place by its innermost premises, wherever they lie by
 * now, and radio with what is read by it.
 */
export const scopeOfFilter = (filter: AttemptFilter, { from, to }: TimeRange): HoldScope => {
  const { user, device, door, facility, type, result, reason, flag, late } = filter
  const premises = facility?.flatMap((path) => path.split('/').filter(Boolean).slice(-1))
  const criteria = {
    users: user && [...user],
    devices: device && [...device],
    doors: door && [...door],
    premises,
    from: from?.toISOString(),
    to: to?.toISOString(),
    accessTypes: type?.includes('rfid') ? [...new Set([...type, ...BY_RADIO])] : type,
    results: result,
    reasons: reason,
    flags: flag,
    late,
  }
  return Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined))
}

/** Whether it tells grants under duress from others, which not everybody may (D-29). */
export const tellsDuress = ({ results, reasons }: HoldScope): boolean =>
  results?.includes('duress') === true || reasons?.includes('duress') === true
