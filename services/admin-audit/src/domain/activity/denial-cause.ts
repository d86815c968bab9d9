import type { Reason } from '@doorledger/contracts'

/** Why a door did not open: he may not at all, or not at that moment (R1.16). */
export type DenialCause = 'not_allowed' | 'not_allowed_now'

/** Reasons that would not have refused the same person at another time. */
const OF_THE_MOMENT: ReadonlySet<Reason> = new Set<Reason>([
  'schedule_day_not_permitted',
  'outside_schedule_hours',
  'credential_not_yet_valid',
  'credential_expired',
  'cooldown',
  'lockdown',
  'too_many_attempts',
  'anti_passback',
])

export const denialCauseOf = (reason: string): DenialCause =>
  OF_THE_MOMENT.has(reason as Reason) ? 'not_allowed_now' : 'not_allowed'
