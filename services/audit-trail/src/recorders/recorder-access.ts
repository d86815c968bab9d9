import { SNAPSHOT_LIMIT_BYTES } from '@doorledger/media'
import type { AllowedHosts, FetchOptions } from '@doorledger/outbound'
import type { KnownRecorder } from '../snapshots/recorder.js'
import { FETCH_MS } from '../snapshots/snapshot-settings.js'

/** What the operator lets recorders be asked by. */
export interface RecorderAccess {
  readonly allowed: AllowedHosts
}

/** Recorders stand in the building: http is taken to hosts that the operator listed. */
export const fetchBounds = ({ login }: KnownRecorder, { allowed }: RecorderAccess): FetchOptions => ({
  allowed,
  mostBytes: SNAPSHOT_LIMIT_BYTES,
  timeoutMs: FETCH_MS,
  httpToAllowed: true,
  ...(login !== undefined && { headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` } }),
})
