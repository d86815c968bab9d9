/** For so long an event is offered to its receiver. */
export const GIVE_UP_AFTER_SEC = 86_400
const FIRST_PAUSE_SEC = 10
const LONGEST_PAUSE_SEC = 3_600

/** Seconds until the next attempt: 10, doubled with each failure, an hour at most. @param failures in a row, from 1 */
export const pauseSec = (failures: number): number =>
  Math.min(LONGEST_PAUSE_SEC, FIRST_PAUSE_SEC * 2 ** Math.min(failures - 1, 20))

/** What became of an attempt to tell somebody. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly status: number | undefined }
  /** the receiver answered, and will not have this event as it is: others may fare better */
  | { readonly kind: 'refused'; readonly status: number | undefined; readonly failure: string }
  /** no use in trying others meanwhile */
  | { readonly kind: 'unreachable'; readonly status: number | undefined; readonly failure: string }

const TRY_LATER: ReadonlySet<number> = new Set([408, 425, 429])

/** What a receiver's answer means. Redirects are not followed: who moves says so in the subscription. */
export const outcomeOf = (status: number): Outcome => {
  if (status >= 200 && status < 300) return { kind: 'delivered', status }
  if (status >= 300 && status < 400) return { kind: 'refused', status, failure: 'redirect_not_followed' }
  const failure = `status_${status}`
  return { kind: status >= 500 || TRY_LATER.has(status) ? 'unreachable' : 'refused', status, failure }
}
