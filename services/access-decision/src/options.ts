import type { KeySources } from '@doorledger/privacy'

/** What an installation sets about deciding. */
export interface AccessDecisionOptions {
  /** IANA zone of doors and schedules that name none */
  readonly siteZone: string
  /** folder for attempts decided while the log is away, and for the last known policy */
  readonly dataDir: string
  /** where the keys are by which credentials are found */
  readonly keys: KeySources
}

/** Injection token of {@link AccessDecisionOptions}. */
export const ACCESS_DECISION_OPTIONS = Symbol('ACCESS_DECISION_OPTIONS')
