import type { AccessCheck, Reason } from '@doorledger/contracts'

/** What is checked, in the order in which it is checked: the first that fails is the primary reason (D-39). */
export const stages = [
  'configuration',
  'attempt_rate',
  'credential_known',
  'credential_valid',
  'user_exists',
  'user_enabled',
  'second_factor',
  'rule_for_person',
  'rule_factors',
  'rule_enabled',
  'lockdown',
  'schedule_day',
  'schedule_hours',
  'cooldown',
] as const
export type Stage = (typeof stages)[number]

/** Where a decision ended: at the check that failed, or past all of them. */
export type Verdict =
  | { readonly decision: 'granted'; readonly reason: Reason }
  | {
      readonly decision: 'denied'
      readonly reason: Reason
      readonly failed: Stage
    }

/** How far a verdict got; a grant is past every stage. */
export const progressOf = (verdict: Verdict): number =>
  verdict.decision === 'granted' ? stages.length : stages.indexOf(verdict.failed)

/** The checks of a verdict, as the access log shows them. */
export const checksOf = (verdict: Verdict): readonly AccessCheck[] => {
  const passed = stages.slice(0, progressOf(verdict)).map((check) => ({ check, passed: true }))
  return verdict.decision === 'granted' ? passed : [...passed, { check: verdict.failed, passed: false }]
}
