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
