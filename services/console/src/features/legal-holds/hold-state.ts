import type { LegalHold } from '../../api/types'

/** Two people release a hold: one asks, another agrees. */
export const stateOf = ({
  releasedAt,
  releaseRequestedBy,
}: Pick<LegalHold, 'releasedAt' | 'releaseRequestedBy'>): 'active' | 'asked' | 'released' => {
  if (releasedAt !== undefined) return 'released'
  return releaseRequestedBy === undefined ? 'active' : 'asked'
}
