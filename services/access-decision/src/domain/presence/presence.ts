/** Where somebody is, by the last door that let him through. */
export interface Presence {
  readonly userId: string
  /** the area behind that door; null outside of all areas */
  readonly areaId: string | null
  /** RFC 3339: when he came in there */
  readonly since: string
  /** RFC 3339: when he was last let through a door */
  readonly lastSeenAt: string
  readonly doorId: string
  readonly accessEventId: string
}

/** Somebody was let through a door. */
export interface Passing {
  readonly userId: string
  readonly doorId: string
  readonly toAreaId: string | undefined
  /** RFC 3339 */
  readonly at: string
  readonly accessEventId: string
}

/** What comes late and is older than what is known changes nothing; at the same instant the higher id counts. */
export const presenceAfter = (before: Presence | undefined, passing: Passing): Presence => {
  if (before !== undefined && !isNewer(passing, before)) return before
  const { userId, doorId, at, accessEventId } = passing
  const areaId = passing.toAreaId ?? null
  const since = before?.areaId === areaId ? before.since : at
  return { userId, areaId, since, lastSeenAt: at, doorId, accessEventId }
}

const isNewer = ({ at, accessEventId }: Passing, { lastSeenAt, accessEventId: known }: Presence): boolean =>
  at > lastSeenAt || (at === lastSeenAt && accessEventId > known)

/** When the permissions of somebody end, as far as they let him out. */
export interface Permits {
  /** whether any credential or the account itself is good now */
  readonly valid: boolean
  /** RFC 3339: when the last of them ends; undefined when one has no end */
  readonly endsAt: string | undefined
}

/**
 * Whether somebody inside an area that takes a credential to leave may not get out (D-23): his permissions have ended or
 * will within the time of warning.
 */
export const isTrapped = ({ valid, endsAt }: Permits, now: Date, warnBeforeSec: number): boolean =>
  !valid || (endsAt !== undefined && Date.parse(endsAt) <= now.getTime() + warnBeforeSec * 1_000)
