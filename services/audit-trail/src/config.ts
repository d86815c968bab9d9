import { timeZone } from '@doorledger/contracts'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'
import { defaultTimeouts, type RequestTimeouts } from './domain/trail-request.js'
import { MATCH_WINDOW_MS } from './domain/unlock-matching.js'

const seconds = z.coerce.number('must be a number of seconds').int('must be whole seconds').min(1).max(315_360_000)

/** What can be set about requests for trails, wherever the service runs. */
export const timeoutVariables = {
  TRAIL_REQUEST_EXPIRES_AFTER_SEC: seconds
    .default(defaultTimeouts.expiresAfterSec)
    .describe('How long a request for the trail of a lock waits for a visit, seconds'),
  TRAIL_TRANSFER_OVERDUE_AFTER_SEC: seconds
    .default(defaultTimeouts.overdueAfterSec)
    .describe('How long a transfer may take before it is flagged, seconds'),
}

/** What can be set about one unlock of which a phone and the lock tell. */
export const matchingVariables = {
  UNLOCK_MATCH_WINDOW_SEC: seconds
    .max(3600)
    .default(MATCH_WINDOW_MS / 1000)
    .describe('How far the clocks of a phone and a lock may be apart when both tell of one unlock, seconds'),
}

/** The environment of the service as a process of its own. */
export const auditTrailVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means'),
  ...timeoutVariables,
  ...matchingVariables,
  ...privacyVariables.shape,
  ...lookupVariables.shape,
})

export const timeoutsOf = (config: {
  readonly TRAIL_REQUEST_EXPIRES_AFTER_SEC: number
  readonly TRAIL_TRANSFER_OVERDUE_AFTER_SEC: number
}): RequestTimeouts => ({
  expiresAfterSec: config.TRAIL_REQUEST_EXPIRES_AFTER_SEC,
  overdueAfterSec: config.TRAIL_TRANSFER_OVERDUE_AFTER_SEC,
})

/** In milliseconds. */
export const matchWindowOf = (config: { readonly UNLOCK_MATCH_WINDOW_SEC: number }): number =>
  config.UNLOCK_MATCH_WINDOW_SEC * 1000
