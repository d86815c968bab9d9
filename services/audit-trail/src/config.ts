import { timeZone } from '@doorledger/contracts'
import { mediaVariables } from '@doorledger/media'
import { lookupVariables, privacyVariables } from '@doorledger/privacy'
import { allowedHosts } from '@doorledger/outbound'
import { distributedVariables } from '@doorledger/service'
import { z } from 'zod'
import { defaultTimeouts, type RequestTimeouts } from './domain/trail-request.js'
import { MATCH_WINDOW_MS } from './domain/unlock-matching.js'
import type { SnapshotSettings } from './snapshots/snapshot-settings.js'

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

/** What can be set about pictures of attempts, wherever the service runs. */
export const snapshotVariables = {
  SNAPSHOT_ALLOWED_HOSTS: z
    .string()
    .default('')
    .describe('Hosts inside the building that may be asked for pictures: recorders and cameras, separated by commas'),
  SNAPSHOT_COPY_LINKS: z
    .stringbool()
    .default(false)
    .describe('Whether a picture behind an address is copied as soon as a device tells of it'),
  RECORDER_LOGINS: z
    .string()
    .default('{}')
    .transform(
      (text, context) =>
        loginsIn(text) ?? (context.addIssue('must be JSON: {"<device id>": "user:password"}'), z.NEVER),
    )
    .describe('How to sign in at video recorders, as JSON: `{"<device id>": "user:password"}`'),
}

const loginsIn = (text: string): Record<string, string> | undefined => {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export const snapshotSettingsOf = (config: {
  readonly SNAPSHOT_ALLOWED_HOSTS: string
  readonly SNAPSHOT_COPY_LINKS: boolean
  readonly RECORDER_LOGINS: Readonly<Record<string, string>>
}): SnapshotSettings => ({
  allowed: allowedHosts(config.SNAPSHOT_ALLOWED_HOSTS),
  copiesLinks: config.SNAPSHOT_COPY_LINKS,
  recorderLogins: config.RECORDER_LOGINS,
})

/** The environment of the service as a process of its own. */
export const auditTrailVariables = distributedVariables.extend({
  SITE_ZONE: timeZone.default('UTC').describe('IANA time zone of the site: what “today” means'),
  ...timeoutVariables,
  ...matchingVariables,
  ...snapshotVariables,
  ...mediaVariables,
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
