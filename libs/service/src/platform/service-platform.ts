import type { EventLog } from '@doorledger/event-log'
import type { SharedState } from '@doorledger/shared-state'
import type { Pool } from 'pg'
import type { Logger } from 'pino'

/** The time, as a service sees it. Replaced in tests. */
export type Clock = () => Date

/**
 * What one service stands on. Standalone and distributed differ in nothing but these bindings.
 * Whoever made the platform closes it, after the app that uses it.
 */
export interface ServicePlatform {
  /** `audit-trail`: the prefix of its consumer groups and, with `_` for `-`, the name of its schema */
  readonly name: string
  readonly log: EventLog
  /** connections whose `search_path` is the service's own schema */
  readonly database: Pool
  readonly sharedState: SharedState
  readonly logger: Logger
  /** the system's clock when absent */
  readonly clock?: Clock
}
