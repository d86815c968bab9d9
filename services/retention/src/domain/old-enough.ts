import type { RetentionPolicy } from '@doorledger/contracts'
import { cutoffOf, DomainError, type Site } from '@doorledger/kernel'
import { minimumOf } from './policies.js'

const DAY_MS = 86_400_000

/**
 * Nothing is deleted that a policy keeps. A day of the site may be 25 hours long, and days typed are 24 hours each, so
 * the number of days of the term itself passes.
 * @throws {DomainError} `below_policy_minimum`
 */
export const requireOldEnough = (policies: readonly RetentionPolicy[], cutoff: Date, site: Site): void => {
  for (const policy of policies) {
    const minimum = minimumOf(policy)
    if (cutoff.getTime() < cutoffOf(minimum, site).getTime() + DAY_MS) continue
    throw new DomainError(
      'below_policy_minimum',
      'conflict',
      `keepDays: the policy keeps ${policy.recordKind} for ${minimum}; earlier takes \`retention:override\` and a reason`,
      { field: 'keepDays', recordKind: policy.recordKind, minimum },
    )
  }
}
