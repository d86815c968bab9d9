import { type RecordKind, type RetentionPolicy, retentionPresets } from '@doorledger/contracts'
import { DomainError, isLonger } from '@doorledger/kernel'

/** What the operator set. */
interface Settings {
  /** days that files of reports are kept */
  readonly reportKeepDays: number
}

/** What holds where nobody set a policy: a year, and nothing is deleted by itself but files of reports. */
export const policyOfRelease = (recordKind: RecordKind, { reportKeepDays }: Settings): RetentionPolicy =>
  recordKind === 'exports'
    ? { recordKind, keep: `P${reportKeepDays}D`, automatic: true }
    : { recordKind, preset: 'general-1y', keep: retentionPresets['general-1y'], automatic: false }

/**
 * The policy of a row: that of the innermost premises it lies in, else that of the organisation, else that of the release.
 * @param where `steps`: ids of premises from the outside in
 */
export const effectivePolicy = (
  policies: readonly RetentionPolicy[],
  recordKind: RecordKind,
  where: Settings & { readonly steps: readonly string[] },
): RetentionPolicy => {
  const ofKind = policies.filter((policy) => policy.recordKind === recordKind)
  const inner = [...where.steps].reverse().map((step) => ofKind.find(({ premisesId }) => premisesId === step))
  return (
    inner.find((policy) => policy !== undefined) ??
    ofKind.find(({ premisesId }) => premisesId === undefined) ??
    policyOfRelease(recordKind, where)
  )
}

/** How long rows must be kept: what the law says, else as long as the policy. */
export const minimumOf = ({ minimum, keep }: RetentionPolicy): string => minimum ?? keep

/** @throws {DomainError} `retention_below_minimum`, `retention_above_maximum`, `retention_not_of_premises` */
export const requireSound = (policy: RetentionPolicy, day: string): void => {
  const { keep, minimum, maximum, premisesId, recordKind } = policy
  if (premisesId !== undefined && recordKind !== 'access-log') {
    throw refusal('retention_not_of_premises', 'premisesId', 'can be named for the access log only')
  }
  if (minimum !== undefined && isLonger(minimum, keep, day)) {
    throw refusal('retention_below_minimum', 'keep', `must be at least the minimum, ${minimum}`)
  }
  if (maximum !== undefined && isLonger(keep, maximum, day)) {
    throw refusal('retention_above_maximum', 'keep', `must be at most the maximum, ${maximum}`)
  }
}

const refusal = (code: string, field: string, problem: string): DomainError =>
  new DomainError(code, 'invalid', `${field}: ${problem}`, { field })
