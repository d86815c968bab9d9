const MINUTE_MS = 60_000

/** Local clock time as a lock writes it: 14 digits, no zone. */
export const lockTime = (zone, atMs) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    .format(atMs)
    .replaceAll(/\D/g, '')

/** The last time before `beforeMs` that clocks in the zone showed `HHMM`. */
export const lastTime = (zone, clock, beforeMs) => {
  let atMs = beforeMs - (beforeMs % MINUTE_MS)
  while (lockTime(zone, atMs).slice(8, 12) !== clock) atMs -= MINUTE_MS
  return atMs
}
