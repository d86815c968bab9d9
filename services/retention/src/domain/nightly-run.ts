import { purgeableKind, type RetentionPolicy } from '@doorledger/contracts'
import { cutoffOf, type Site } from '@doorledger/kernel'
import type { PurgeRequest } from './purge.js'

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
