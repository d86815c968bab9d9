/**
 * The instant at which clocks of a zone show a local time, as a field of type `datetime-local` gives it.
 * Of an hour that happens twice it is the earlier; of one that is skipped, as much later as clocks go forward.
 */
export const instantOf = (local: string, zone: string): string => {
  const wanted = Date.parse(`${local}Z`)
  const candidates = [wanted - offsetAt(wanted - DAY_MS, zone), wanted - offsetAt(wanted + DAY_MS, zone)]
  const right = candidates.find((instant) => instant + offsetAt(instant, zone) === wanted)
  return new Date(right ?? candidates[0]!).toISOString()
}

const DAY_MS = 86_400_000

/** How much later the clocks of a zone are than UTC. */
const offsetAt = (instant: number, zone: string): number => {
  const shown = new Date(instant).toLocaleString('sv-SE', { timeZone: zone })
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(instant / 1_000) * 1_000
}
