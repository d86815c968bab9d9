import type { OpenObjectStore } from '@doorledger/media'
import type { KeySources } from '@doorledger/privacy'

/** What an installation sets about deciding. */
export interface AccessDecisionOptions {
  /** IANA zone of doors and schedules that name none */
  readonly siteZone: string
  /** folder for attempts decided while the log is away, and for the last known policy */
  readonly dataDir: string
  /** where the keys are by which credentials are found */
  readonly keys: KeySources
  /** where pictures are kept that come within attempts */
  readonly objects: OpenObjectStore
  /** seeds of the keys that sign policy snapshots, separated by commas; without it none are given */
  readonly policySigningKeys?: string | undefined
  /** how long a controller decides by a snapshot */
  readonly snapshotValidHours: number
  /** addresses and subnets that webhooks may go to though they are not public, also without TLS */
  readonly webhookNetworks: readonly string[]
  /** attempts on disk while the log is away; 64 MiB when absent */
  readonly spoolMaxBytes?: number
  /** for one attempt; 10,000 when absent */
  readonly webhookTimeoutMs?: number
  /** how mails are sent; without it nobody is told by mail */
  readonly mail?: { readonly smtpUrl: string; readonly from: string } | undefined
}

/** Injection token of {@link AccessDecisionOptions}. */
export const ACCESS_DECISION_OPTIONS = Symbol('ACCESS_DECISION_OPTIONS')

/** Injection token of the name under which the service runs: `access-decision`. */
export const SERVICE_NAME = Symbol('SERVICE_NAME')
