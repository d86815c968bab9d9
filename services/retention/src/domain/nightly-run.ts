import { purgeableKind, type RetentionPolicy } from '@doorledger/contracts'
import { cutoffOf, dayAfter, dayBefore, dayIn, localTimeIn, type Site, startOfDay } from '@doorledger/kernel'
import type { PurgeRequest } from './purge.js'

const MINUTE_MS = 60_000

/**
 * The latest day of the site whose run is due. A time that the clock of a day leaves out is due when it has gone on, one
 * that comes twice the first time.
 * @param runAt `02:00`
 */
export const dueDay = (runAt: string, { zone, now }: Site): string => {
  const today = dayIn(zone, now)
  return dueAt(today, runAt, zone) <= now.getTime() ? today : dayBefore(today, 'P1D')
}

/** When the next run is due. */
export const nextRunAt = (runAt: string, { zone, now }: Site): Date => {
  const today = dayIn(zone, now)
  const tonight = dueAt(today, runAt, zone)
  return new Date(tonight > now.getTime() ? tonight : dueAt(dayAfter(today, 'P1D'), runAt, zone))
}

/** When it is that time on a day, by the clock of the site. */
const dueAt = (day: string, runAt: string, zone: string): number => {
  const [hours = 0, minutes = 0] = runAt.split(':').map(Number)
  const startMs = startOfDay(day, zone).getTime()
  const wanted = `${day}T${runAt}`
  const guessMs = startMs + (hours * 60 + minutes) * MINUTE_MS
  const shifts = [-60, -30, 0, 30, 60].map((shift) => guessMs + shift * MINUTE_MS)
  return shifts.find((atMs) => atMs >= startMs && localTimeIn(zone, new Date(atMs)) >= wanted) ?? guessMs
}

/**
 * What the policies that delete by themselves ask for. Premises with a policy of their own are left to it.
 * @param stepsTo of premises: those it lies in, from the outside in, itself included
 */
export const requestsByPolicy = (
  policies: readonly RetentionPolicy[],
  site: Site,
  stepsTo: ReadonlyMap<string, readonly string[]>,
): readonly Omit<PurgeRequest, 'purgeId'>[] =>
  policies.flatMap((policy) => {
    const recordKind = purgeableKind.safeParse(policy.recordKind).data
    if (recordKind === undefined || !policy.automatic) return []
    const { premisesId } = policy
    const around = premisesId === undefined ? [] : [premisesId, ...(stepsTo.get(premisesId) ?? [])]
    const others = policies
      .filter((other) => other.recordKind === recordKind)
      .flatMap(({ premisesId: id }) => (id === undefined || around.includes(id) ? [] : [id]))
    const request = { recordKind, cutoff: cutoffOf(policy.keep, site).toISOString(), by: 'system', automatic: true }
    return [
      {
        ...request,
        ...(premisesId !== undefined && { premisesId }),
        ...(others.length > 0 && { exceptPremises: others }),
      },
    ]
  })
